import SyncProtocol

// What a message means, in the words in which the vectors tell it.

extension HubInfo: Telling {
    var told: JSON {
        with(
            [
                "hub": hub.told, "epoch": epoch.told, "versions": versions.told,
                "time": time.told,
            ], "limits", limits?.told)
    }
}

extension PublishedLimit: Telling {
    var told: JSON { ["name": name.told, "most": most.told] }
}

extension Enrolment: Telling {
    var told: JSON {
        ["code": code.told, "site": site.told, "deviceName": deviceName.told]
    }
}

extension EnrolmentAnswer: Telling {
    var told: JSON {
        [
            "token": token.told, "hub": hub.told, "user": user.told,
            "userName": userName.told, "grants": grants.told,
        ]
    }
}

extension Grant: Telling {
    var told: JSON { ["role": role.told, "scope": scope.path.told] }
}

extension SitePoint: Telling {
    var told: JSON { ["sequence": sequence.told, "hash": hash.told] }
}

extension Proof: Telling {
    var told: JSON { ["name": name.told, "receipt": receipt.told] }
}

extension Push: Telling {
    var told: JSON {
        with(
            [
                "site": site.told, "after": after.told, "changes": changes.told,
                "proofs": proofs.told,
            ], "backlog", backlog?.told)
    }
}

extension Backlog: Telling {
    var told: JSON { ["waiting": waiting.told, "oldest": oldest.told, "time": time.told] }
}

/// With one more member, where a message has it.
private func with(_ members: [String: JSON], _ name: String, _ value: JSON?) -> JSON {
    var members = members
    members[name] = value
    return .object(members)
}

extension PushAnswer: Telling {
    var told: JSON {
        switch self {
        case .taken(let verdicts, let head):
            ["answer": "taken".told, "verdicts": verdicts.told, "head": head.told]
        case .gap(let head): ["answer": "gap".told, "head": head.told]
        case .fork: ["answer": "fork".told]
        }
    }
}

extension Offer: Telling {
    var told: JSON { ["changes": changes.told, "proofs": proofs.told] }
}

extension OfferAnswer: Telling {
    var told: JSON { ["verdicts": verdicts.told] }
}

extension FeedPage: Telling {
    var told: JSON {
        [
            "entries": entries.told, "cursor": cursor.told, "isLast": isLast.told,
            "time": hubTime.told, "end": end.told,
        ]
    }
}

extension FeedEntry: Telling {
    var told: JSON {
        switch self {
        case .change(let change, let receipt):
            ["entry": .number(0), "change": change.told, "receipt": receipt.told]
        case .own(let name, let receipt):
            ["entry": .number(1), "name": name.told, "receipt": receipt.told]
        case .enter(let folder): ["entry": .number(2), "folder": folder.told]
        case .leave(let folder): ["entry": .number(3), "folder": folder.told]
        case .erase(let folder): ["entry": .number(4), "folder": folder.told]
        case .reject(let name, let reason):
            ["entry": .number(5), "name": name.told, "words": reason.told]
        case .grant: ["entry": .number(6)]
        case .accepted(let name, let receipt):
            ["entry": .number(7), "name": name.told, "receipt": receipt.told]
        }
    }
}

extension Comparison: Telling {
    var told: JSON { ["site": site.told, "held": held.told] }
}

extension HeldFolder: Telling {
    var told: JSON { ["folder": folder.told, "digest": digest.told] }
}

extension ComparisonAnswer: Telling {
    var told: JSON {
        guard let grants else {
            return ["folders": folders.told, "head": head.told, "cursor": cursor.told]
        }
        return [
            "folders": folders.told, "head": head.told, "cursor": cursor.told,
            "grants": grants.told,
            "changesToRead": changesToRead.told,
        ]
    }
}

extension ComparedFolder: Telling {
    var told: JSON { ["folder": folder.told, "outcome": outcome.rawValue.told] }
}

extension Reading: Telling {
    var told: JSON { ["folders": folders.told] }
}

extension FolderFrom: Telling {
    var told: JSON { ["folder": folder.told, "after": after.told] }
}

extension ReadingAnswer: Telling {
    var told: JSON { ["parts": parts.told] }
}

extension FolderPart: Telling {
    var told: JSON {
        ["folder": folder.told, "state": state.rawValue.told, "changes": changes.told]
    }
}

extension PlacedChange: Telling {
    var told: JSON {
        ["position": position.told, "change": change.told, "receipt": receipt.told]
    }
}

extension NewSite: Telling {
    var told: JSON { ["former": former.told, "site": site.told, "after": after.told] }
}

extension NewSiteAnswer: Telling {
    var told: JSON { ["token": token.told, "known": known.told] }
}

extension KnownChange: Telling {
    var told: JSON { ["name": name.told, "verdict": verdict.told] }
}

extension VerdictQuestion: Telling { var told: JSON { ["names": names.told] } }

extension VerdictsAnswer: Telling {
    var told: JSON { ["verdicts": .array(verdicts.map(\.told))] }
}

extension SyncProtocol.Bundle: Telling {
    var told: JSON {
        [
            "hub": head.hub.told, "epoch": head.epoch.told, "maker": head.maker.told,
            "makerName": head.makerName.told, "madeAt": head.madeAt.told,
            "folders": head.folders.told, "changes": changes.told,
        ]
    }
}

extension BundledFolder: Telling {
    var told: JSON { ["folder": folder.told, "places": places.map(\.path).told] }
}

extension ReceiptedChange: Telling {
    var told: JSON { ["change": change.told, "receipt": receipt.told] }
}
