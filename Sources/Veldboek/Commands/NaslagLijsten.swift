internal import Commands
internal import Foundation
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

/// The lines of one list, with the names by which they are changed.
func naslagLijst(_ input: Input, _ desk: Desk) async throws -> Answer {
    let type = try list(input.argument(0))
    let records = try desk.replica.records(of: type, in: Naslag.folder)
    let lines = records.map { record in
        let words = HousingSchema.fields(of: type).compactMap { field -> String? in
            guard let value = record.values[field.number], value != .empty else { return nil }
            return "\(field.column)="
                + HousingSchema.words(for: value, in: field.of(record.key.record))
        }
        return "\(record.shortID)  " + words.joined(separator: "; ")
    }
    return Answer(
        lines.isEmpty
            ? [say("Deze lijst is nog zoals hij geleverd is: veldboek naslag bewaar")] : lines,
        ["regels": .array(records.map(\.json))])
}

/// Adds a line to a list, or changes one; the hub takes it from the office alone.
func naslagZet(_ input: Input, _ desk: Desk) async throws -> Answer {
    let type = try list(input.argument(0))
    guard try !desk.replica.heads(of: Naslag.folder).isEmpty else {
        throw Refused(say("Deze lijst is nog zoals hij geleverd is: veldboek naslag bewaar"))
    }
    var typed: [String: String] = [:]
    for pair in input.argument(1).split(separator: ";") {
        let parts = pair.split(separator: "=", maxSplits: 1).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        guard parts.count == 2 || pair.hasSuffix("=") else {
            throw UsageError(say("\"{1}\" is geen VELD=WAARDE.", String(pair)))
        }
        typed[parts[0]] = parts.count == 2 ? parts[1] : ""
    }
    let known = try input.value("wijzig").map {
        try desk.replica.records(of: type, in: Naslag.folder)
            .one($0, called: HousingSchema.typeName(type))
    }
    let form = try FormDefinition.list(type).check(
        typed, in: FormContext(desk.replica, on: desk.today), changes: true)
    let record: RecordID = known?.key.record ?? desk.newIdentifier()
    try desk.replica.commit(form.listSave(as: record, changing: known))
    return Answer(
        say("{1} {2} bewaard.", HousingSchema.typeName(type), hexadecimal(record.bytes.prefix(4))),
        ["id": .text(record.description)])
}

private func list(_ typed: String) throws -> TypeNumber {
    let names = HousingSchema.listTypes.map(HousingSchema.typeName)
    guard let index = names.firstIndex(of: typed.lowercased()) else {
        throw UsageError(
            say("De lijst \"{1}\" is er niet; kies uit {2}.", typed, names.joined(separator: ", ")))
    }
    return HousingSchema.listTypes[index]
}
