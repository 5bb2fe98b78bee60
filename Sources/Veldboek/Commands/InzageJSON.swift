internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

// The overview for machines.

extension InzagePage {
    var json: JSON {
        [
            "dossier": .text(number.description),
            "folder": .text(overview.dossier.folder.description),
            "naam": .text(overview.dossier.naam), "gemaakt": .text(today.iso),
            "alleLogs": .boolean(overview.knowsAllLogs),
            "places": .array(overview.dossier.places.map { .text($0.path) }),
            "apartDeel": .text("\(overview.restricted)"),
            "concepten": .number(Int64(overview.draftCount)),
            "bewaard": overview.bewaring?.json ?? .null,
            "bewaardeStukken": .array(overview.kept.map(json)),
            "weggehaald": .array(
                overview.removed.map {
                    json(of: $0.by).merging([
                        "soort": .text(HousingSchema.typeName($0.type)), "reden": JSON($0.reason),
                    ])
                }),
            "inzagen": .array(overview.visits.map(json)),
        ]
    }

    private func json(of kept: PersonOverview.Kept) -> JSON {
        [
            "soort": .text(HousingSchema.typeName(kept.record.key.type)),
            "inhoud": kept.record.json, "opgeschreven": kept.written.map { json(of: $0) } ?? .null,
            "veranderd": .array(kept.changed.map { json(of: $0) }),
        ]
    }

    private func json(of hand: PersonOverview.Hand) -> JSON {
        [
            "author": .text(names.name(of: hand.author)), "user": .text(hand.author.description),
            "at": .number(hand.at),
        ]
    }

    private func json(of visit: AccessEntry) -> JSON {
        [
            "at": .number(visit.wanneer), "author": .text(names.name(of: visit.wie)),
            "user": .text(visit.wie.description), "rol": JSON(visit.rol),
            "soort": .text(visit.soort.word), "grond": .text(visit.grond.word),
            "reden": JSON(visit.reden), "namens": JSON(visit.namens),
            "apparaat": JSON(visit.apparaat?.description),
        ]
    }
}

extension Bewaring {
    var json: JSON {
        [
            "soort": .text(termijn.soort.rawValue), "jaren": .number(termijn.jaren),
            "laatste": .text(lastEntry.iso), "tot": .text(lastDay.iso),
            "loopt": .boolean(isRunning), "reden": .text(reason.dutch),
        ]
    }
}
