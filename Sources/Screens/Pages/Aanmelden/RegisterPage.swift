internal import Housing
internal import SyncProtocol
internal import TerminalUI

/// Before somebody is registered: who is here already and looks alike. The name typed here is the draft of the form.
struct RegisterPage: Page {
    enum Action: Hashable { case choose, new, other, discard }

    static let name = DossierField.naam.label
    static let birth = DossierField.geboortedatum.label

    private var subject = FormSubject(definition: .aanmelding, folder: nil)
    private var opened: OpenedForm?
    private(set) var form: Form?
    private var people: [Persoon]?
    /// For whom is looked now, and for whom after that.
    private var isSearching = false, isToSearch = false
    private(set) var found: [LookAlike] = []
    private(set) var list = ListState()
    /// The arrows chose a row, so that Enter is for it.
    private var isInList = false
    private(set) var notice: Line?

    var isTyping: Bool { true }

    func title(_ context: PageContext) -> Wording { Texts.register }

    var isReading: Bool { people == nil || isSearching }
    var hasName: Bool { form?.value(of: Self.name).contains { !$0.isWhitespace } ?? false }
    /// Below those who look alike stands the one who is new.
    var count: Int { hasName ? found.count + 1 : 0 }
    var chosen: LookAlike? { found.indices.contains(list.selected) ? found[list.selected] : nil }

    var bindings: Bindings {
        let nameless: @Sendable (Setting<Self>) -> Wording? = {
            $0.page.hasName ? nil : Texts.nameFirst
        }
        // Nobody is registered before it is known who is here.
        let unread: @Sendable (Setting<Self>) -> Wording? = {
            nameless($0) ?? ($0.page.isReading ? Texts.reading : nil)
        }
        return Bindings([
            Binding(
                ["Enter"], chosen == nil ? Texts.newOne : Texts.openThis, .choose, unless: unread),
            Binding(["ctrl+n"], Texts.newOne, .new, isInFooter: chosen != nil, unless: unread),
            Binding(["F9"], Texts.otherPerson, .other, unless: nameless),
            Binding(["F8"], Texts.throwAway, .discard, isInFooter: false, unless: nameless),
        ])
    }

    mutating func load(_ context: PageContext) -> [PageEffect] {
        if form == nil { form = Self.emptyForm(context.language) }
        return (opened == nil ? [open()] : []) + [
            Self.attempt("people", { try $0.people() }) { page, result, context in
                switch result {
                case .success(let people):
                    page.people = people
                    return page.search()
                case .failure(let error): return [.tell(error.wording, .danger)]
                }
            }
        ]
    }

    private static func emptyForm(_ language: Language) -> Form {
        Form(
            [Field(name, Texts.name, isRequired: true), Field(birth, Texts.birth, .text)], language)
    }

    private func open() -> PageEffect {
        let subject = subject
        return Self.attempt("open", { try $0.open(subject) }) { page, result, context in
            switch result {
            case .success(let opened): return page.begin(opened, context)
            case .failure(let error): return [.tell(error.wording, .danger)]
            }
        }
    }

    /// What was typed before the draft came back is of somebody else.
    private mutating func begin(_ opened: OpenedForm, _ context: PageContext) -> [PageEffect] {
        if opened.restoredAt != nil, hasName {
            subject.isFresh = true
            return [open()]
        }
        self.opened = opened
        guard let at = opened.restoredAt else { return hasName ? typed(context) : [] }
        for key in [Self.name, Self.birth] { form?.set(key, opened.answers[key] ?? "") }
        if !subject.isFresh {
            notice = Line(context.say(Texts.restored(at, context.today)), .accent)
        }
        return search()
    }

    /// Everybody is compared beside the loop; what was typed meanwhile comes right after.
    private mutating func search() -> [PageEffect] {
        isToSearch = isSearching
        guard !isSearching, let form, let people else { return [] }
        let (naam, geboren) = (form.value(of: Self.name), form.value(of: Self.birth))
        isSearching = true
        return [
            Self.attempt("alike", { _ in people.lookAlikes(naam: naam, geboren: geboren) }) {
                page, result, context in
                page.isSearching = false
                page.found = (try? result.get()) ?? []
                page.list.settle(count: page.count, rows: page.listRows(context))
                return page.isToSearch ? page.search() : []
            }
        ]
    }

    // MARK: keeping

    private mutating func typed(_ context: PageContext) -> [PageEffect] {
        (notice, isInList, list) = (nil, false, ListState())
        return search() + keep()
    }

    /// What stood in the draft already stays in it.
    private func keep() -> [PageEffect] {
        guard let opened, let form else { return [] }
        let standard = subject.definition.standardAnswers(in: opened.context)
        let answers = standard.merging(opened.answers) { $1 }.merging(form.values) { $1 }
        return [.keep(opened.draft(answers))]
    }

    /// Those who stood there in the end were looked at.
    mutating func leave(_ context: PageContext) -> [PageEffect] {
        let folders = found.map(\.folder)
        let seen = Self.read("noted", { $0.note(.gezocht, at: folders) }) { _, _, _ in }
        return folders.isEmpty ? [] : [seen]
    }

    // MARK: keys

    mutating func press(_ key: Key, _ context: PageContext) -> [PageEffect]? {
        if list.handle(key, count: count, rows: listRows(context)) {
            isInList = count > 0
            return []
        }
        if key == "Enter", form?.activeField.id != Self.name || isInList || !hasName { return nil }
        guard key != "ctrl+s", let outcome = form?.handle(key, columns: context.size.columns - 26)
        else { return nil }
        if case .changed = outcome { return typed(context) }
        return []
    }

    mutating func paste(_ paste: Paste, _ context: PageContext) -> [PageEffect] {
        form?.handle(paste) == nil ? [] : typed(context)
    }

    mutating func act(_ action: Action, _ context: PageContext) -> [PageEffect] {
        switch action {
        case .choose: return chosen.map { [.push(DossierPage($0.folder))] } ?? goOn(context)
        case .new: return goOn(context)
        case .other:
            begin(anew: true)
            return leave(context) + load(context)
        case .discard: return throwAway()
        }
    }

    /// To the whole form, on the draft of this page.
    private mutating func goOn(_ context: PageContext) -> [PageEffect] {
        guard let opened else { return [] }
        subject.draft = opened.draft
        return leave(context) + [
            .push(
                FormPage(
                    FormSubject(
                        definition: .aanmelding, folder: nil, draft: opened.draft,
                        isCarriedOn: true)))
        ]
    }

    private mutating func begin(anew: Bool) {
        subject = FormSubject(definition: .aanmelding, folder: nil, isFresh: anew)
        (opened, form, found, list) = (nil, nil, [], ListState())
        (notice, isInList) = (nil, false)
    }

    private mutating func throwAway() -> [PageEffect] {
        guard let opened else { return [] }
        form = nil
        return [
            Self.attempt("discard", { try $0.discard(opened) }) { _, _, _ in
                [.tell(Texts.thrownAway, .quiet), .back(.cancelled)]
            }
        ]
    }

    mutating func returned(_ result: PageResult, _ context: PageContext) -> [PageEffect] {
        switch result {
        case .saved(let folder, _): return [.replace(DossierPage(folder))]
        case .cancelled, .picked:
            guard subject.draft != nil else { return [] }
            // More of it was filled in on the page above, or it was thrown away there.
            (opened, form) = (nil, nil)
            subject.isFresh = false
            return load(context)
        }
    }

    func listRows(_ context: PageContext) -> Int { max(1, context.size.rows - 6) }
}
