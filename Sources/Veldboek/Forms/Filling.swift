internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

// A form that is filled in from the command line.

extension FormDefinition {
    /// The answers as they were typed; a dash reads a long text from standard input.
    func typed(_ input: Input) throws -> [String: String] {
        var typed: [String: String] = [:]
        for field in fields where field.key != spoken?.key {
            guard let answer = input.value(field.key) else { continue }
            typed[field.key] = try field.isWriting ? Input.text(answer) : answer
        }
        if let spoken { typed[spoken.key] = try Input.text(input.argument(1)) }
        return typed
    }

    /// For a dossier that is there.
    func fill(_ input: Input, _ desk: Desk) throws -> Answer {
        let opened = try desk.open(input.argument(0))
        return try fill(typed(input), input, opened, desk)
    }

    private func fill(
        _ typed: [String: String], _ input: Input, _ opened: OpenedDossier, _ desk: Desk
    ) throws -> Answer {
        let dossier = opened.dossier
        let changed = try changed(input, dossier)
        let traject = try changed.map(dossier.traject) ?? dossier.traject(input.value("traject"))
        let context = try FormContext(desk.replica, on: desk.today)
        // A moment is planned before it is filled in, so what is asked for it is still asked.
        let isChange = about == .facts || (about == .record && changed != nil)
        if isChange, typed.isEmpty { throw UsageError(say("Geef aan wat er verandert.")) }
        let form = try check(typed, in: context, changes: isChange)
        let request = try StepRequest(
            form, in: dossier, traject, context, record: desk.newIdentifier(), changes: changed,
            on: desk.replica)
        let step = try request.step()
        let change = try desk.commit(step.save(in: dossier.folder), to: opened)
        return try answer(step, change, in: dossier.folder, desk)
    }

    private func changed(_ input: Input, _ dossier: Dossier) throws -> ShownRecord? {
        switch about {
        case .record:
            return try input.value("wijzig").map { try dossier.record(type, $0) }
        case .moment:
            let placement = try dossier.plaatsing(try input.placementNumber())
            return try dossier.controlemoment(input.argument(1), of: placement)
        case .facts, .registration, .restricted: return nil
        }
    }

    private func answer(
        _ step: Step, _ change: ChangeName, in folder: FolderID, _ desk: Desk
    ) throws -> Answer {
        let kept = try desk.replica.records(of: type, in: folder)
            .first { $0.key.record == step.record }
        return Answer(
            [
                say("{1} {2} bewaard.", title.said, hexadecimal(step.record.bytes.prefix(4)))
            ] + step.warnings.map(\.line),
            (kept?.json ?? .null).merging([
                "id": .text(step.record.description), "change": .text(change.description),
                "warnings": .array(step.warnings.map(\.json)),
            ]))
    }

    /// Someone who has no dossier yet gets one.
    func register(_ input: Input, _ desk: Desk) throws -> Answer {
        if let typed = input.value("dossier") {
            let opened = try desk.open(typed)
            return try fill(self.typed(input), input, opened, desk)
        }
        let context = try FormContext(desk.replica, on: desk.today)
        let form = try check(typed(input), in: context)
        if !input.has("nieuw") { try desk.searchFirst(form) }
        let folder: FolderID = desk.newIdentifier()
        let (save, warnings) = try form.newDossier(
            as: folder, in: try input.region(), context.naslag)
        try desk.replica.commit(save)
        let number = try desk.number(of: folder)
        return Answer(
            [say("Dossier {1} ({2})", number, save.place!.path)] + warnings.map(\.line),
            [
                "dossier": .text(number.description), "folder": .text(folder.description),
                "place": .text(save.place!.path), "warnings": .array(warnings.map(\.json)),
            ])
    }
}

extension Desk {
    /// Nobody is registered before it was looked whether he is here already.
    fileprivate func searchFirst(_ form: CheckedForm) throws {
        let like = try replica.like(form.person)
        guard !like.isEmpty else { return }
        let lines = try like.prefix(mostLines).map { pair in
            let number = try self.number(of: pair.other.folder!)
            return "  \(number) \(pair.other.naam): \(pair.likeness.said)"
        }
        throw MayBeHere(lines: lines)
    }
}

/// Somebody is here already who may be the one that is registered.
struct MayBeHere: Error {
    let lines: [String]
}

extension FormField {
    fileprivate var isWriting: Bool { if case .writing = kind { true } else { false } }
}

extension Input {
    fileprivate func placementNumber() throws -> Int64? {
        guard let typed = value("plaatsing") else { return nil }
        guard let number = Int64(typed) else {
            throw UsageError(say("--plaatsing: \"{1}\" is geen nummer.", typed))
        }
        return number
    }

    fileprivate func region() throws -> Scope? {
        guard let typed = value("regio") else { return nil }
        guard let scope = Scope(typed) else {
            throw UsageError(
                say(
                    "--regio: \"{1}\" kan niet; kies bijvoorbeeld {2}.", typed,
                    Regio.allCases.map(\.rawValue).joined(separator: ", ")))
        }
        return scope
    }
}

extension Words {
    /// In the language of who works here.
    var said: String { Catalogue.current.isDutch ? dutch : english }
}

extension RuleFinding {
    /// One line below what was done.
    var line: String { say("Let op: {1}", sentence.said) }

    var json: JSON {
        [
            "rule": .text(rule.name), "source": .text(rule.source.dutch),
            "words": .text(words.dutch),
        ]
    }
}
