internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

/// A conflict as people read it: what it is about, and every side with its author and what that one had before.
struct ShownConflict: Sendable {
    struct Side: Sendable {
        let choice: Conflict.Choice
        let value: Wording
        let author: String
        let time: String
        /// What its author saw; empty where there was nothing yet.
        let basis: [Wording]
        /// Shown in the dossier until somebody decides.
        let isShown: Bool
    }

    let conflict: Conflict
    let name: String
    let what: Wording
    let sides: [Side]
    /// All of them in one value; nil where only one can hold.
    let both: Conflict.Choice?
    /// By which another value is written; nil where it can only be chosen.
    let question: FormField?
}

extension Archive {
    /// All conflicts on this device, or that one.
    func conflicts(only id: ConflictID? = nil) throws -> [ShownConflict] {
        let all = try replica.conflicts().filter { id == nil || $0.id == id }
        guard !all.isEmpty else { return [] }
        let (people, context) = (try Names(replica), try formContext)
        let names = try titles(of: all.map(\.folder))
        return try all.map { conflict in
            let numbers = try recordNumbers(in: conflict)
            return ShownConflict(
                conflict: conflict, name: names[conflict.folder] ?? "",
                what: Texts.subject(conflict.subject, number: numbers),
                sides: try sides(of: conflict, people, context), both: conflict.both,
                question: conflict.subject.field.flatMap(FormField.asking))
        }
    }

    private func sides(of conflict: Conflict, _ people: Names, _ context: FormContext) throws
        -> [ShownConflict.Side]
    {
        let today = try today
        return try conflict.sides.enumerated().map { index, side in
            ShownConflict.Side(
                choice: side.choice, value: words(side.choice, in: conflict, context),
                author: people.name(of: side.author),
                time: LocalTime(milliseconds: side.at).words(on: today),
                basis: try replica.basis(of: side, in: conflict).map {
                    words($0, in: conflict, context)
                },
                isShown: index == conflict.sides.count - 1)
        }
    }

    /// A colleague by name, everything else as the lists have it.
    private func words(_ choice: Conflict.Choice, in conflict: Conflict, _ context: FormContext)
        -> Wording
    {
        switch choice {
        case .deleted: return Texts.choseRemoval
        case .kept: return Texts.choseKeeping
        case .value(.empty): return Texts.choseNothing
        case .value(.bytes(let bytes)):
            if let name = context.users.first(where: { $0.value.bytes == bytes })?.key {
                return Wording(name, name)
            }
        case .value, .place: break
        }
        let words = choice.words(in: conflict.subject)
        return Wording(words, words)
    }

    /// Which placement or control moment it is, as people count them.
    private func recordNumbers(in conflict: Conflict) throws -> Int64? {
        let key: RecordKey
        switch conflict.subject {
        case .field(let field): key = field.key
        case .existence(let record): key = record
        case .place: return nil
        }
        let number: FieldNumber
        switch key.type {
        case TrajectField.type: number = TrajectField.nummer.number
        case PlaatsingField.type: number = PlaatsingField.nummer.number
        case ControlemomentField.type: number = ControlemomentField.nummer.number
        default: return nil
        }
        let record = try replica.records(of: key.type, in: conflict.folder).first { $0.key == key }
        guard case .whole(let counted) = record?.values[number] else { return nil }
        return counted
    }

    /// Writes the choice on top of all sides that were seen.
    func decide(_ conflict: Conflict, _ choice: Conflict.Choice, _ reason: String) throws {
        // Refuses a reason that is missing or too long.
        _ = try conflict.decision(for: choice, reason: reason)
        try replica.decide(conflict, choice, reason: reason)
        try words(about: conflict).discard(on: replica)
    }

    /// What was typed about it and not used yet.
    func words(about conflict: Conflict) throws -> Jotting {
        try Jotting(about: "conflict \(conflict.id)", in: conflict.folder, on: replica)
    }
}

extension Conflict {
    /// Texts one after the other; of days, choices and places only one can hold.
    fileprivate var both: Choice? {
        guard case .field(let field) = subject,
            case .register(.text, _) = HousingSchema.field(field.number, of: field.key.type)?
                .merging,
            FormField.asking(for: field)?.isFreeText == true
        else { return nil }
        let texts = sides.compactMap { side -> String? in
            guard case .value(.text(let text)) = side.choice, !text.isEmpty else { return nil }
            return text
        }.unique
        return texts.count > 1 ? .value(.text(texts.joined(separator: " / "))) : nil
    }
}

extension FormField {
    /// Not a name from a list.
    fileprivate var isFreeText: Bool {
        switch kind {
        case .line, .writing: true
        case .day, .amount, .number, .choice, .code, .gemeente, .organisation, .user: false
        }
    }
}
