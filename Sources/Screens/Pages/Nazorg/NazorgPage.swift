internal import Housing
internal import SyncProtocol
internal import TerminalUI

/// The control moments that wait, with their windows; most are logged from here by one key.
struct NazorgPage: Page {
    enum Action: Hashable {
        case open, good, absent, signal, close, skip, move, everyone, region, next, previous
        case route(Int)
    }

    /// Which moments are shown; open ones can be logged in time.
    enum Part: Int, CaseIterable, Hashable, Sendable { case open, now, late, missed, later }

    struct Row: Sendable {
        let moment: NazorgBoard.Moment
        let name: String
        let attempts: Int
        let careful: [Line]
    }

    private var board: NazorgReading?
    private(set) var part = Part.open
    private(set) var isOfAll = false
    private(set) var region: Regio?
    private var list = ListState()

    var bindings: Bindings {
        let chosen: @Sendable (Setting<Self>) -> Wording? = {
            if $0.page.chosen != nil { return nil }
            return $0.page.board == nil ? Texts.reading : Texts.noMoments
        }
        return Bindings(
            [
                Binding(["g"], Texts.allGood, .good, unless: chosen),
                Binding(["Enter"], Texts.logMoment, .open, unless: chosen),
                Binding(["t"], Texts.notAtHome, .absent, unless: chosen),
                Binding(["s"], Texts.signal, .signal, unless: chosen),
                Binding(["Right", "Tab"], Texts.otherPart, .next),
                Binding(["Left", "shift+Tab"], Texts.formerPart, .previous, isInFooter: false),
                Binding(["m"], isOfAll ? Texts.onlyMine : Texts.ofEveryone, .everyone),
                Binding(["r"], Texts.region, .region, isInFooter: false),
                Binding(["d"], Texts.otherDay, .move, isInFooter: false, unless: chosen),
                Binding(["x"], Texts.skip, .skip, isInFooter: false, unless: chosen),
                Binding(["v"], Texts.proposeClosing, .close, isInFooter: false, unless: chosen),
            ] + DossierRoute.bindings(Action.route, of: { $0.page.chosen?.folder }))
    }

    func title(_ context: PageContext) -> Wording { Texts.nazorg }

    var rows: [Row] { board?.rows[part] ?? [] }

    private var row: Row? { rows.indices.contains(list.selected) ? rows[list.selected] : nil }
    var chosen: NazorgBoard.Moment? { row?.moment }

    mutating func load(_ context: PageContext) -> [PageEffect] {
        let (isOfAll, region) = (isOfAll, region)
        return [
            Self.read("board", { try $0.nazorg(ofAll: isOfAll, in: region) }) {
                page, board, context in
                page.board = board
                page.list.settle(count: page.rows.count, rows: page.listRows(context))
            }
        ]
    }

    mutating func act(_ action: Action, _ context: PageContext) -> [PageEffect] {
        switch action {
        case .everyone:
            isOfAll.toggle()
            return load(context)
        case .region:
            region = region.next
            return load(context)
        case .next: turn(by: 1)
        case .previous: turn(by: -1)
        case .good: return good()
        case .absent: return absent()
        case .open: return push(.controlemoment)
        case .skip: return push(.overslaan)
        case .move: return push(.verzetten)
        case .signal: return push(.signaal)
        case .close: return push(.voorstel)
        case .route(let index):
            return chosen.map { [.push(DossierRoute.all[index].make($0.folder))] } ?? []
        }
        return []
    }

    private mutating func turn(by step: Int) {
        let all = Part.allCases
        part = all[(part.rawValue + step + all.count) % all.count]
        list = ListState()
    }

    /// A form about the chosen moment, or about its traject.
    private func push(_ definition: FormDefinition) -> [PageEffect] {
        chosen.map { moment in
            let isOfMoment = definition.type == ControlemomentField.type
            let subject = FormSubject(
                definition: definition, folder: moment.folder, traject: moment.traject,
                changed: isOfMoment ? moment.record : nil)
            return [.push(subject.page)]
        } ?? []
    }

    /// Saved at once; where something is to be read first, the page of the moment says it.
    private func good() -> [PageEffect] {
        guard let moment = chosen, let name = row?.name else { return [] }
        let subject = FormSubject(
            definition: .controlemoment, folder: moment.folder, traject: moment.traject,
            changed: moment.record)
        let work: @Sendable (Archive) throws -> FormOutcome? = { archive in
            let opened = try archive.open(subject)
            // What was typed about it is not passed over.
            guard opened.restoredAt == nil else { return nil }
            return try archive.save(MomentLog(), opened, told: [])
        }
        return [
            Self.attempt("good", work) { _, result, _ in
                switch result {
                case .success(.saved): [.tell(Texts.momentLogged(name, .allesGoed, 0), .good)]
                case .success(.asks(let sentences)): [.push(MomentPage(subject, told: sentences))]
                case .success: [.push(MomentPage(subject))]
                case .failure(let error): [.tell(error.wording, .danger)]
                }
            }
        ]
    }

    private func absent() -> [PageEffect] {
        guard let moment = chosen, let name = row?.name else { return [] }
        return [
            Self.attempt(
                "absent", { try $0.attempt(moment.folder, moment.record, of: moment.traject) }
            ) { _, result, _ in
                switch result {
                case .success: [.tell(Texts.absentLogged(name), .good)]
                case .failure(let error): [.tell(error.wording, .danger)]
                }
            }
        ]
    }

    mutating func press(_ key: Key, _ context: PageContext) -> [PageEffect]? {
        list.handle(key, count: rows.count, rows: listRows(context)) ? [] : nil
    }

    private func listRows(_ context: PageContext) -> Int { max(1, context.size.rows - 2) }

    func view(_ context: PageContext) -> View {
        guard board != nil else { return .line(Line("  " + context.say(Texts.reading), .quiet)) }
        let rows = rows
        let body = list.view(
            count: rows.count, empty: Line("  " + context.say(Texts.noMoments), .good)
        ) { rows[$0].line(context) }
        let careful = row?.careful ?? []
        return .rows([
            .exactly(1, .line(head(context))), .exactly(careful.count, .lines(careful)),
            .share(body),
        ])
    }

    private func head(_ context: PageContext) -> Line {
        let parts = Part.allCases.reduce(into: Line()) { line, one in
            let name = "\(context.say(Texts.part(one))) \(board?.rows[one]?.count ?? 0)"
            line += one == part ? Line("[\(name)]", .strong) : Line(" \(name) ", .quiet)
        }
        let whose = context.say(isOfAll ? Texts.ofEveryone : Texts.onlyMine)
        let place = region.map { " · \($0.label)" } ?? ""
        return parts + Line("  " + whose + place, .quiet)
    }
}

extension NazorgPage.Row {
    func line(_ context: PageContext) -> Line {
        let isSmall = context.size.columns < 60
        let room = isSmall ? 12 : 20
        let name = name.fitted(to: room)
        let space = String(repeating: " ", count: room - name.columns + 1)
        let time = Texts.due(
            moment.due, moment.window, moment.afspraak, context.today, isShort: isSmall)
        let tried = attempts > 0 ? context.say(Texts.attempts(attempts)) : ""
        return sign + Line(careful.isEmpty ? "  " : "‼ ", .danger)
            + Line("\(name)\(space)", .strong)
            + Line("\(moment.number)  \(context.say(time))") + Line(tried, .quiet)
    }

    private var sign: Line {
        switch moment.due {
        case .now: Line("• ", .accent)
        case .late: Line("! ", .warning)
        case .missed: Line("× ", .danger)
        case .later: Line("· ", .quiet)
        }
    }
}
