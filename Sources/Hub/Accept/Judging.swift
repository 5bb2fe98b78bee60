internal import SQLite
internal import SyncProtocol

/// What the hub concludes of a change, before a receipt is made.
enum Judgement {
    /// In this folder, on these accepted parents.
    case accept(in: HubFolder, on: [JudgedChange])
    case hold(HoldReason)
    case reject(RejectReason)
    case refuse(RefuseReason)
    /// Its folder was erased.
    case erase
}

// The rules by which a change is judged, in their order; evaluated now.

extension Hub {
    func judge(_ arrival: Arrival) throws -> Judgement {
        let folder = try known(arrival.header.folder)
        if folder.isErased { return .erase }
        if let refusal = try refusal(of: arrival, in: folder) { return .refuse(refusal) }
        let decision = try decision(on: arrival.change)
        if case .failure(let rejection) = decision { return .reject(.byPerson(rejection.words)) }
        let judgement = try parentage(of: arrival.change, in: folder)
        guard case .accept = judgement else { return judgement }
        guard arrival.change.body != nil else { return .hold(.noBody) }
        let isReleased = if case .success = decision { true } else { false }
        if arrival.isProven || isReleased { return judgement }
        guard arrival.isPushed else { return .hold(.noProof) }
        return isAllowed(arrival, in: folder) ? judgement : .hold(.noRight)
    }

    private func refusal(of arrival: Arrival, in folder: HubFolder) throws -> RefuseReason? {
        let header = arrival.header
        if let body = arrival.change.body, (try? BodyReading(body)) == nil {
            return .bodyMalformed
        }
        for former in header.formerHeaders {
            guard let known = try judged(everNamed: former.name) else { continue }
            if known.name != arrival.change.name, known.standing == .accepted {
                return .formerNameAccepted
            }
        }
        if let kind = header.kind, let present = folder.kind, kind != present {
            return .kindChanged
        }
        if header.parents.isEmpty, header.kind == nil || header.place == nil {
            return .firstWithoutKindAndPlace
        }
        guard arrival.isPushed, !arrival.isProven else { return nil }
        guard header.author == arrival.user else { return .authorNotOfDevice }
        for life in header.was where try device(of: life.site) != arrival.device {
            return .formerSiteNotOfDevice
        }
        return nil
    }

    /// What follows from the changes on which this one stands.
    private func parentage(of change: Change, in folder: HubFolder) throws -> Judgement {
        var hold: HoldReason?
        var parents: [JudgedChange] = []
        for name in change.header.parents {
            guard let parent = try known(everNamed: name) else {
                hold = .missingParent
                continue
            }
            guard parent.folder == folder.id else { return .refuse(.parentOfOtherFolder) }
            switch parent.standing {
            case .rejected, .refused, .erased: return .reject(.standsOnRejected)
            case .held: hold = hold ?? .standsOnHeld
            case .accepted: parents.append(parent)
            }
        }
        return hold.map { .hold($0) } ?? .accept(in: folder, on: parents)
    }

    private func isAllowed(_ arrival: Arrival, in folder: HubFolder) -> Bool {
        let header = arrival.header
        guard let kind = folder.kind else {
            guard let kind = header.kind, let place = header.place else { return false }
            return rights.canLie(kind, in: place)
                && may(.make, arrival.grants, kind: kind, places: [place])
        }
        let places = folder.scopes
        guard may(.write, arrival.grants, kind: kind, places: places) else { return false }
        guard let place = header.place, places != [place] else { return true }
        return rights.canLie(kind, in: place)
            && may(.transfer, arrival.grants, kind: kind, places: places)
    }
}
