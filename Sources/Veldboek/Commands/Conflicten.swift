internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

/// A conflict with its place in the list, as people name it.
struct ListedConflict {
    let number: Int
    let conflict: Conflict
    let dossier: DossierNumber?
}

extension Desk {
    /// Of one dossier, or all; each has its number in the whole list.
    func listedConflicts(in folder: FolderID? = nil) throws -> [ListedConflict] {
        let conflicts = try replica.conflicts().enumerated().filter {
            folder == nil || $0.element.folder == folder
        }
        let dossiers = Set(try replica.dossierFolders())
        let numbers = try numbers(
            of: conflicts.map(\.element.folder).filter(dossiers.contains))
        return conflicts.map { index, conflict in
            ListedConflict(
                number: index + 1, conflict: conflict, dossier: numbers[conflict.folder])
        }
    }
}

/// Lists what people decided differently while apart, with every side.
func conflicten(_ input: Input, _ desk: Desk) async throws -> Answer {
    let names = try Names(desk.replica)
    let listed = try desk.listedConflicts()
    guard !listed.isEmpty else {
        return Answer(say("Er zijn geen conflicten."), ["conflicts": []])
    }
    return Answer(
        listed.flatMap { $0.lines(names) },
        ["conflicts": .array(listed.map { $0.json(names) })])
}

/// Decides a conflict with a reason.
func conflictenKies(_ input: Input, _ desk: Desk) async throws -> Answer {
    let typed = input.argument(0)
    let listed = try desk.listedConflicts().first {
        String($0.number) == typed || $0.conflict.id.description == typed.lowercased()
    }
    guard let listed else { throw HousingError.conflictUnknown(typed) }
    let opened = try desk.replica.open(listed.conflict.folder)
    guard let conflict = opened.dossier.conflicts.first(where: { $0.id == listed.conflict.id })
    else { throw HousingError.conflictUnknown(typed) }
    let choice = try conflict.choice(input.argument(1))
    var save = try conflict.decision(for: choice, reason: input.value("reden")!)
    save.openedOn = opened.version
    let change = try desk.replica.commit(save)
    let words = choice.words(in: conflict.subject)
    return Answer(
        say("Gekozen: {1}.", words),
        [
            "change": .text(change.description), "id": .text(conflict.id.description),
            "chosen": .text(words),
        ])
}

extension ListedConflict {
    func lines(_ names: Names) -> [String] {
        let where_ = dossier.map { say("dossier {1}", $0) } ?? say("map {1}", conflict.folder)
        return ["\(number). \(conflict.id)  \(where_)  \(conflict.what)"]
            + conflict.sides.enumerated().map { index, side in
                "   " + say("kant {1}", index + 1) + ": "
                    + side.choice.words(in: conflict.subject) + "  "
                    + "(\(names.name(of: side.author)), \(LocalTime(milliseconds: side.at)))"
            }
    }

    func json(_ names: Names) -> JSON {
        let sides = conflict.sides.enumerated().map { index, side -> JSON in
            [
                "side": .number(Int64(index + 1)), "change": .text(side.change.description),
                "value": side.choice.json(in: conflict.subject),
                "words": .text(side.choice.words(in: conflict.subject)),
                "author": .text(names.name(of: side.author)),
                "user": .text(side.author.description), "at": .number(side.at),
                "time": .text(LocalTime(milliseconds: side.at).description),
                "shown": .boolean(index == conflict.sides.count - 1),
            ]
        }
        return [
            "number": .number(Int64(number)), "id": .text(conflict.id.description),
            "dossier": JSON(dossier?.description), "folder": .text(conflict.folder.description),
            "type": JSON(conflict.key.map { HousingSchema.typeName($0.type) }),
            "record": JSON(conflict.key?.record.description), "field": .text(conflict.field),
            "sides": .array(sides),
        ]
    }
}

extension Conflict {
    fileprivate var key: RecordKey? {
        switch subject {
        case .field(let field): field.key
        case .existence(let key): key
        case .place: nil
        }
    }

    fileprivate var field: String {
        switch subject {
        case .field(let field): HousingSchema.label(of: field)
        case .existence: "bestaan"
        case .place: "regio"
        }
    }

    /// What it is about, in words.
    fileprivate var what: String {
        guard let key else { return field }
        let type = HousingSchema.typeName(key.type)
        return "\(type) \(hexadecimal(key.record.bytes.prefix(4))): \(field)"
    }
}

extension Conflict.Choice {
    fileprivate func json(in subject: Conflict.Subject) -> JSON {
        switch (self, subject) {
        case (.value(let value), .field(let field)):
            HousingSchema.field(field.number, of: field.key.type).map { value.json(in: $0) }
                ?? .null
        case (.value, _): .null
        case (.deleted, _): .text("verwijder")
        case (.kept, _): .text("behoud")
        case (.place(let scope), _): .text(scope.path)
        }
    }
}
