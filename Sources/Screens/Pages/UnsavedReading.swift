internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

/// Something that was written on this device and does not count at the office (yet), with its words.
struct Unsaved: Sendable {
    enum Source: Sendable {
        case draft(DraftID)
        case verdict(ChangeName, Verdict)
    }

    /// Where it goes on.
    enum Next: Sendable {
        /// In its form, with what was typed.
        case form(FormSubject)
        /// A reason that was typed with a decision.
        case conflicts, duplicates
        /// It can only be saved as it is.
        case asItIs
    }

    let source: Source
    let folder: FolderID
    let name: String
    let what: Wording
    let time: String
    let contents: [String]
    let next: Next

    /// The office is still to decide, or nobody has to.
    var isHeld: Bool {
        if case .verdict(_, .held) = source { true } else { false }
    }
}

extension Archive {
    /// Drafts first, then own changes that were held, rejected or refused.
    func unsaved() throws -> [Unsaved] {
        let (drafts, verdicts) = (try replica.drafts(), try replica.openVerdicts())
        let names = try titles(of: drafts.map(\.folder) + verdicts.map(\.folder))
        let (context, today) = (try formContext, try today)
        let kept = drafts.map { draft -> Unsaved in
            // A draft of a later version is shown all the same.
            let form = try? replica.restore(draft.id)
            let subject = form.flatMap { FormSubject($0) }
            let about = form.flatMap { Jotting.subject(of: $0) }
            return Unsaved(
                source: .draft(draft.id), folder: draft.folder, name: names[draft.folder] ?? "",
                what: subject?.definition.title.wording ?? Texts.unsavedThing(about),
                time: LocalTime(milliseconds: draft.savedAt).words(on: today),
                contents: form?.contents(context) ?? [],
                next: subject.map { .form($0) } ?? Self.next(about))
        }
        return try kept
            + verdicts.map { open in
                let form = try replica.takeUpAgain(open.name)
                let subject = form.subjectAgain(context)
                return Unsaved(
                    source: .verdict(open.name, open.verdict), folder: open.folder,
                    name: names[open.folder] ?? "", what: Texts.verdict(open.verdict),
                    time: LocalTime(milliseconds: open.at).words(on: today),
                    contents: form.contents(context),
                    next: subject.map { .form($0) } ?? .asItIs)
            }
    }

    private static func next(_ about: String?) -> Unsaved.Next {
        guard let about else { return .asItIs }
        return about.hasPrefix("dubbel") ? .duplicates : .conflicts
    }

    /// Saves it anew, on the version that its author had seen.
    func saveAgain(_ unsaved: Unsaved) throws {
        switch unsaved.source {
        case .draft(let draft):
            guard let form = try replica.restore(draft) else { return }
            try replica.commit(form)
        case .verdict(let name, _): try replica.commit(try replica.takeUpAgain(name))
        }
    }

    /// Throws the words away; what the hub has of a change stays there.
    func throwAway(_ source: Unsaved.Source) throws {
        switch source {
        case .draft(let draft): try replica.discard(draft)
        case .verdict(let name, _): try replica.discardWords(of: name)
        }
    }
}

extension KeptForm {
    /// What was typed in it, and what it would write: a line each.
    fileprivate func contents(_ context: FormContext) -> [String] {
        let typed = answers.sorted { $0.key < $1.key }
            .filter { !$0.key.hasPrefix(" ") && !$0.value.isEmpty }
            .map { "\($0.key): \($0.value)" }
        return typed + sheets.flatMap { $0.contents(context) } + (reason.map { [$0] } ?? [])
    }

    /// The form of Housing in which all of it can be typed anew; nil where there is none.
    fileprivate func subjectAgain(_ context: FormContext) -> FormSubject? {
        guard kind == nil, sheets.count == 1, let sheet = sheets.first,
            let definition = FormDefinition.all.first(where: { $0.isOfOwn(sheet.key.type) })
        else { return nil }
        let isThere = sheet.shown.existence == .present
        var subject = FormSubject(definition: definition, folder: folder)
        subject.changed = isThere ? sheet.key.record : nil
        for field in definition.fields where field.target.type == sheet.key.type {
            subject.answers[field.key] = field.typed(
                sheet.typed.texts, sheet.typed.values, context)
        }
        return subject
    }
}

extension FormDefinition {
    /// Whether it makes records of this type, and of no other.
    fileprivate func isOfOwn(_ type: TypeNumber) -> Bool {
        guard case .record = about else { return false }
        return fields.allSatisfy { $0.target.type == type }
    }
}

extension Sheet {
    fileprivate func contents(_ context: FormContext) -> [String] {
        let type = HousingSchema.typeName(key.type)
        if typed.existence != shown.existence, typed.existence == .deleted { return ["− \(type)"] }
        return HousingSchema.fields(of: key.type).compactMap { field in
            let name = "\(type): \(field.label)"
            if field.merging == .text {
                let text = typed.texts[field.number]
                return text == shown.texts[field.number] ? nil : "\(name): \(text ?? "")"
            }
            let value = typed.values[field.number]
            guard value != shown.values[field.number],
                !HousingSchema.isTrajectReference(field.of(key.record))
            else { return nil }
            let words = HousingSchema.words(for: value ?? .empty, in: field.of(key.record))
            return "\(name): \(words)"
        }
    }
}
