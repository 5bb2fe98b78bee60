internal import Housing
internal import SyncProtocol
internal import TerminalUI

/// An intake as a list of parts, with how many are done: each is opened, left half-way and taken up again.
struct IntakePage: Page {
    enum Action: Hashable { case open, next, part(Int) }

    private let folder: FolderID
    private var reading: IntakeReading?
    private var list = ListState()

    init(_ folder: FolderID) { self.folder = folder }

    var bindings: Bindings {
        let unread: @Sendable (Setting<Self>) -> Wording? = {
            $0.page.reading == nil ? Texts.reading : nil
        }
        let parts = IntakeReading.titles.enumerated().map { index, title in
            Binding<Action, Setting<Self>>(
                [Key(String(index + 1))], title, .part(index), isInFooter: false, unless: unread)
        }
        return Bindings(
            [
                Binding(
                    ["Enter"], Texts.fillIn, .open,
                    unless: unread),
                Binding(
                    ["Tab"], Texts.nextMissing, .next,
                    unless: {
                        unread($0) ?? ($0.page.firstUnfinished == nil ? Texts.nothingMissing : nil)
                    }),
            ] + parts)
    }

    func title(_ context: PageContext) -> Wording { Texts.intake }

    func shows(_ folders: Set<FolderID>) -> Bool { folders.contains(folder) }

    mutating func load(_ context: PageContext) -> [PageEffect] {
        let folder = folder
        return [
            Self.read("intake", { try $0.intake(of: folder) }) { page, reading, context in
                page.reading = reading
                page.list.settle(count: reading.parts.count, rows: page.listRows(context))
            }
        ]
    }

    /// The next part after the chosen one that is not done.
    private var firstUnfinished: Int? {
        guard let parts = reading?.parts else { return nil }
        let order = parts.indices.map { ($0 + list.selected + 1) % parts.count }
        return order.first { index in
            switch parts[index].state {
            case .missing, .draft: true
            case .done, .none: false
            }
        }
    }

    mutating func act(_ action: Action, _ context: PageContext) -> [PageEffect] {
        guard let reading else { return [] }
        switch action {
        case .open: return [.push(reading.parts[list.selected].page())]
        case .part(let index):
            list.select(index, count: reading.parts.count, rows: listRows(context))
            return act(.open, context)
        case .next:
            list.select(
                firstUnfinished ?? 0, count: reading.parts.count, rows: listRows(context))
            return []
        }
    }

    mutating func press(_ key: Key, _ context: PageContext) -> [PageEffect]? {
        let parts = reading?.parts.count ?? 0
        return list.handle(key, count: parts, rows: listRows(context)) ? [] : nil
    }

    /// A draft is no change in the dossier, so coming back is what shows it.
    mutating func returned(_ result: PageResult, _ context: PageContext) -> [PageEffect] {
        load(context)
    }

    private func listRows(_ context: PageContext) -> Int { max(1, context.size.rows - 3) }

    func view(_ context: PageContext) -> View {
        guard let reading else { return .line(Line("  " + context.say(Texts.reading), .quiet)) }
        let progress = Texts.progress(reading.done, of: reading.asked.count)
        let isDone = reading.done == reading.asked.count
        let head =
            reading.careful + [
                Line(" " + reading.name, .strong)
                    + Line("  " + context.say(progress), isDone ? .good : .heading)
            ]
        let rows = list.view(count: reading.parts.count) { index in
            reading.parts[index].line(index + 1, context)
        }
        return .rows([.exactly(head.count, .lines(head)), .share(rows)])
    }
}

extension IntakeReading.Part {
    private static let titleColumns = 22

    func line(_ number: Int, _ context: PageContext) -> Line {
        let room = context.size.columns < 60 ? 12 : Self.titleColumns
        let name = context.say(title).fitted(to: room)
        let space = String(repeating: " ", count: room - name.columns + 1)
        return sign + Line("\(number) ", .key) + Line(name + space) + words(context)
    }

    private var sign: Line {
        switch state {
        case .done: Line("✓ ", .good)
        case .draft: Line("… ", .accent)
        case .missing: Line("• ", .warning)
        case .none: Line("· ", .quiet)
        }
    }

    private func words(_ context: PageContext) -> Line {
        switch state {
        case .done(let words): Line(words)
        case .draft(let at): Line(context.say(Texts.draftOf(at, context.today)), .accent)
        case .missing(let names): Line(context.say(Texts.stillMissing(names)), .warning)
        case .none: Line(context.say(Texts.onlyIfThere), .quiet)
        }
    }
}
