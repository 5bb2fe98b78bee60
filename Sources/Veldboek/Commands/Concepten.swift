internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

/// Something that was written on this device and does not count at the hub (yet).
private enum Unsaved {
    case draft(Draft)
    case verdict(OpenVerdict)

    /// By which it is typed.
    var id: String {
        switch self {
        case .draft(let draft): draft.id.description
        case .verdict(let open): open.name.description
        }
    }

    var folder: FolderID {
        switch self {
        case .draft(let draft): draft.folder
        case .verdict(let open): open.folder
        }
    }
}

/// So many characters of an identifier are shown, and suffice.
private let shownCharacters = 8

extension Desk {
    /// Drafts first, then own changes that were held, rejected or refused.
    fileprivate func unsaved() throws -> [Unsaved] {
        try replica.drafts().map { .draft($0) }
            + replica.openVerdicts().filter { try replica.kind(of: $0.folder) != .toegangslog }
            .map { .verdict($0) }
    }

    fileprivate func unsaved(_ typed: String) throws -> Unsaved {
        let found = try unsaved().filter { $0.id.hasPrefix(typed.lowercased()) }
        guard found.count == 1, typed.count >= 4 else {
            throw Refused(say("Er is geen concept \"{1}\".", typed))
        }
        return found[0]
    }

    fileprivate func form(_ unsaved: Unsaved) throws -> Form {
        switch unsaved {
        case .draft(let draft):
            guard let form = try replica.restore(draft.id) else {
                throw Refused(say("Er is geen concept \"{1}\".", unsaved.id))
            }
            return form
        case .verdict(let open): return try replica.takeUpAgain(open.name)
        }
    }
}

/// What was typed and not saved, and what was saved and does not count, with its words.
func concepten(_ input: Input, _ desk: Desk) async throws -> Answer {
    let all = try desk.unsaved()
    let numbers = try desk.numbers(alsoOf: all.map(\.folder).filter { $0 != Personeel.folder })
    var lines: [String] = []
    var json: [JSON] = []
    for unsaved in all {
        let (kind, at, why) = description(of: unsaved)
        let words = try words(of: unsaved, desk)
        let dossier = numbers[unsaved.folder].map { say("dossier {1}", $0) } ?? say("een map")
        lines.append("\(unsaved.id.prefix(shownCharacters))  \(dossier)  \(kind)  \(at)\(why)")
        lines += words.map { "  \($0)" }
        json.append([
            "id": .text(unsaved.id), "folder": .text(unsaved.folder.description),
            "dossier": JSON(numbers[unsaved.folder]?.description), "kind": .text(kind),
            "words": .array(words.map { .text($0) }),
        ])
    }
    return Answer(
        lines.isEmpty ? [say("Er zijn geen concepten.")] : lines, ["drafts": .array(json)])
}

private func description(of unsaved: Unsaved) -> (kind: String, at: LocalTime, why: String) {
    switch unsaved {
    case .draft(let draft):
        (say("niet bewaard"), LocalTime(milliseconds: draft.savedAt), "")
    case .verdict(let open):
        (
            open.verdict.name, LocalTime(milliseconds: open.at),
            ": \(open.verdict.reason). \(open.verdict.next)"
        )
    }
}

/// What the form would write, a line for each field.
private func words(of unsaved: Unsaved, _ desk: Desk) throws -> [String] {
    let form = try desk.form(unsaved)
    let answers = form.answers.filter { !$0.key.hasPrefix(" ") && !$0.value.isEmpty }
    let typed = answers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    return typed
        + form.sheets.flatMap { sheet in
            HousingSchema.fields(of: sheet.key.type).compactMap { field in
                let text = sheet.typed.texts[field.number]
                if field.merging == .text {
                    return text == sheet.shown.texts[field.number]
                        ? nil : "\(field.label): \(text ?? "")"
                }
                let value = sheet.typed.values[field.number]
                guard value != sheet.shown.values[field.number] else { return nil }
                let words = HousingSchema.words(
                    for: value ?? .empty, in: field.of(sheet.key.record))
                return "\(field.label): \(words)"
            }
        }
}

/// Saves a draft, or what was rejected, anew: on the version that its author had seen.
func conceptenBewaar(_ input: Input, _ desk: Desk) async throws -> Answer {
    let unsaved = try desk.unsaved(input.argument(0))
    if case .verdict(let open) = unsaved, case .held = open.verdict {
        throw Refused(
            say("Dit ligt nog bij het kantoor; wacht de beslissing af."))
    }
    let form = try desk.form(unsaved)
    guard form.answers.isEmpty else {
        throw Refused(say("Dit concept is op een scherm getypt; maak het daar af: veldboek"))
    }
    let change = try desk.replica.commit(form)
    return Answer(say("Bewaard."), ["change": .text(change.description)])
}

/// Throws the words away; what the hub has of a change stays there.
func conceptenWeg(_ input: Input, _ desk: Desk) async throws -> Answer {
    let unsaved = try desk.unsaved(input.argument(0))
    switch unsaved {
    case .draft(let draft): try desk.replica.discard(draft.id)
    case .verdict(let open): try desk.replica.discardWords(of: open.name)
    }
    return Answer(say("Weggegooid."), ["id": .text(unsaved.id)])
}
