internal import Housing
internal import SyncProtocol
internal import TerminalUI

/// One control moment, logged at the door: one key where all is well, one key for each thing that is not.
struct MomentPage: Page {
    enum Action: Hashable {
        case good, toggle(Bevinding), absent, signal, write, written, save, skip, move, close,
            discard
    }

    private let subject: FormSubject
    private(set) var moment: OpenMoment?
    private var isRead = false
    /// What was pressed before the moment was there.
    private var early: [Key] = []
    private(set) var log = MomentLog()
    private(set) var editor = TextEditor()
    private(set) var isWriting = false
    private(set) var notices: [Line] = []
    private var told: [Words] = []
    private var isSaving = false

    /// `told` is what a save from elsewhere wants read first.
    init(_ subject: FormSubject, told: [Words] = []) {
        self.subject = subject
        self.told = told
    }

    /// The first moment of a dossier that waits.
    init(_ folder: FolderID) {
        self.init(FormSubject(definition: .controlemoment, folder: folder))
    }

    func title(_ context: PageContext) -> Wording { Texts.moment }

    var isTyping: Bool { isWriting || !isRead }

    var hasNoMoment: Bool { isRead && moment == nil }

    mutating func load(_ context: PageContext) -> [PageEffect] {
        guard moment == nil else { return [] }
        let subject = subject
        return [
            Self.attempt("open", { try $0.openMoment(subject) }) { page, result, context in
                switch result {
                case .success(let moment): return page.begin(moment, context)
                case .failure(let error): return [.tell(error.wording, .danger)]
                }
            }
        ]
    }

    private mutating func begin(_ moment: OpenMoment?, _ context: PageContext) -> [PageEffect] {
        defer { early = [] }
        (isRead, self.moment) = (true, moment)
        guard let opened = moment?.opened else { return [] }
        log = MomentLog(opened.answers)
        editor = TextEditor(log.note)
        if let at = opened.restoredAt {
            notices = [Line(context.say(Texts.restored(at, context.today)), .accent)]
        }
        if !told.isEmpty { ask(context) }
        return early.flatMap { key -> [PageEffect] in
            switch handle(key, context) {
            case .taken(let effects): effects
            case .refused(let why): [.tell(why, .warning)]
            case .foreign: []
            }
        }
    }

    private mutating func ask(_ context: PageContext) {
        notices =
            told.map { Line(context.say($0), .warning) }
            + [Line(context.say(Texts.logAnyway(isGood: log.bevindingen.isEmpty)), .strong)]
    }

    // MARK: keeping

    private mutating func typed() -> [PageEffect] {
        log.note = editor.text
        (notices, told) = ([], [])
        guard let opened = moment?.opened, !isSaving else { return [] }
        return [.keep(opened.draft(log.kept))]
    }

    mutating func paste(_ paste: Paste, _ context: PageContext) -> [PageEffect] {
        guard isWriting else { return [] }
        editor.insert(paste.text)
        return typed()
    }

    mutating func press(_ key: Key, _ context: PageContext) -> [PageEffect]? {
        guard isRead || key == "Esc" else {
            early.append(key)
            return []
        }
        guard isWriting, key != "ctrl+s", key != "Esc" else { return nil }
        let before = editor.text
        guard editor.handle(key, columns: context.size.columns - 4) else { return nil }
        return editor.text == before ? [] : typed()
    }

    // MARK: acting

    mutating func act(_ action: Action, _ context: PageContext) -> [PageEffect] {
        switch action {
        case .good, .save: return save()
        case .toggle(let bevinding):
            log.bevindingen.formSymmetricDifference([bevinding])
            return typed()
        case .signal:
            log.raisesSignal.toggle()
            return typed()
        case .write: isWriting = true
        case .written: isWriting = false
        case .absent: return absent()
        case .skip: return other(.overslaan)
        case .move: return other(.verzetten)
        case .close:
            return [.push(FormPage(FormSubject(definition: .voorstel, folder: moment?.folder)))]
        case .discard: return throwAway()
        }
        return []
    }

    /// Another form about the same moment.
    private func other(_ definition: FormDefinition) -> [PageEffect] {
        guard let subject = moment?.opened.subject else { return [] }
        return [
            .push(
                FormPage(
                    FormSubject(
                        definition: definition, folder: subject.folder, traject: subject.traject,
                        changed: subject.changed)))
        ]
    }

    private mutating func save() -> [PageEffect] {
        guard let opened = moment?.opened, !isSaving else { return [] }
        isSaving = true
        let (log, told) = (log, told)
        return [
            Self.attempt("save", { try $0.save(log, opened, told: told) }) {
                page, result, context in
                page.isSaving = false
                return page.take(result, context)
            }
        ]
    }

    private mutating func absent() -> [PageEffect] {
        guard let moment, let record = moment.opened.subject.changed else { return [] }
        let (folder, traject) = (moment.folder, moment.opened.subject.traject)
        return [
            Self.attempt("absent", { try $0.attempt(folder, record, of: traject) }) {
                _, result, _ in
                switch result {
                case .success:
                    return [
                        .tell(Texts.absentLogged(moment.opened.name), .good),
                        .back(.saved(folder, record)),
                    ]
                case .failure(let error): return [.tell(error.wording, .danger)]
                }
            }
        ]
    }

    private mutating func take(_ result: Result<FormOutcome, any Error>, _ context: PageContext)
        -> [PageEffect]
    {
        switch result {
        case .success(.saved(let folder, let record, _)):
            let name = moment?.opened.name ?? ""
            return [
                .tell(Texts.momentLogged(name, log.uitkomst, log.signals.count), .good),
                .back(.saved(folder, record)),
            ]
        case .success(.asks(let sentences)):
            told = sentences
            ask(context)
        case .failure(let error):
            notices = [Line(context.say(error.wording), .danger)]
        }
        return []
    }

    private mutating func throwAway() -> [PageEffect] {
        guard let opened = moment?.opened else { return [] }
        isSaving = true
        return [
            Self.attempt("discard", { try $0.discard(opened) }) { _, _, _ in
                [.tell(Texts.thrownAway, .quiet), .back(.cancelled)]
            }
        ]
    }

    /// A moment that was skipped or moved in the page above is read anew, with what was typed here.
    mutating func returned(_ result: PageResult, _ context: PageContext) -> [PageEffect] {
        guard case .saved = result else { return [] }
        moment = nil
        return load(context)
    }
}
