internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

/// The lists that forms and rules look things up in, as they are on this device.
func naslag(_ input: Input, _ desk: Desk) async throws -> Answer {
    let naslag = try Naslag(desk.replica)
    let areas = naslag.gemeenten.map { gemeente -> (String, JSON) in
        let offered = naslag.processes(in: gemeente, on: desk.today)
        return (
            aligned(gemeente.naam, to: 26) + aligned(gemeente.regio.label, to: 24)
                + offered.map(\.label).joined(separator: ", "),
            [
                "naam": .text(gemeente.naam), "regio": .text(gemeente.regio.rawValue),
                "woonprocessen": .array(offered.map { .text($0.word) }),
            ]
        )
    }
    let parties = naslag.organisaties.map { party -> (String, JSON) in
        let partnerOf = Regio.allCases.filter {
            naslag.isConvenantpartner(party.naam, in: $0, on: desk.today)
        }
        return (
            aligned(party.naam, to: 26) + aligned(party.soort.label, to: 24)
                + partnerOf.map(\.label).joined(separator: ", "),
            [
                "naam": .text(party.naam), "soort": .text(party.soort.word),
                "andereNamen": .array(party.otherNames.map { .text($0) }),
                "convenantpartner": .array(partnerOf.map { .text($0.rawValue) }),
            ]
        )
    }
    let agreed = naslag.quota.map { quotum -> (String, JSON) in
        (
            aligned(quotum.gebied, to: 26)
                + "\(quotum.soort.label) \(quotum.jaar): \(quotum.aantal)",
            [
                "gebied": .text(quotum.gebied), "soort": .text(quotum.soort.word),
                "jaar": .number(quotum.jaar), "aantal": .number(quotum.aantal),
            ]
        )
    }
    return Answer(
        areas.map(\.0) + [""] + parties.map(\.0) + [""] + agreed.map(\.0),
        [
            "gemeenten": .array(areas.map(\.1)), "organisaties": .array(parties.map(\.1)),
            "afspraken": .array(agreed.map(\.1)),
        ])
}

/// Makes records of the lists; the hub takes them from the office alone.
func naslagBewaar(_ input: Input, _ desk: Desk) async throws -> Answer {
    guard try desk.replica.heads(of: Naslag.folder).isEmpty else {
        throw Refused(say("De lijsten staan er al."))
    }
    let save = try Naslag(desk.replica).save()
    let change = try desk.replica.commit(save)
    return Answer(
        say("De lijsten zijn bewaard."),
        ["change": .text(change.description)])
}
