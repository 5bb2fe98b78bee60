internal import Housing
internal import SyncProtocol
internal import TerminalUI

/// What others changed in the dossiers of the one who works here, since that one looked.
struct NewsPage: Page {
    enum Action: Hashable { case open, read, seen, allSeen, everyone }

    /// More of one dossier stands in its history.
    private static let mostDeeds = 30

    struct Row: Sendable {
        let line: Line
        let below: String
        let news: DossierNews
    }

    private var news: [DossierNews]?
    private var rows: [Row] = []
    private(set) var isOfAll = false
    private var list = ListState()

    var bindings: Bindings {
        let unlessChosen: @Sendable (Setting<Self>) -> Wording? = {
            $0.page.chosen == nil ? Texts.nothingChosen : nil
        }
        return Bindings([
            Binding(["Enter"], Texts.open, .open, unless: unlessChosen),
            Binding(["v"], Texts.markSeen, .seen, unless: unlessChosen),
            Binding(
                ["a"], Texts.markAllSeen, .allSeen,
                unless: { $0.page.rows.isEmpty ? Texts.noNews : nil }),
            Binding(
                ["l"], Texts.readAgain, .read,
                unless: {
                    $0.page.chosen?.toRead.isEmpty == false ? nil : Texts.nothingToReadAgain
                }),
            Binding(["m"], isOfAll ? Texts.onlyMine : Texts.ofEveryone, .everyone),
        ])
    }

    func title(_ context: PageContext) -> Wording { Texts.news }

    private var chosen: DossierNews? {
        rows.indices.contains(list.selected) ? rows[list.selected].news : nil
    }

    mutating func load(_ context: PageContext) -> [PageEffect] {
        let isOfAll = isOfAll
        return [
            Self.read("news", { try $0.news(ofAll: isOfAll) }) { page, news, context in
                page.news = news
                page.rows = news.flatMap { Self.rows(of: $0, context) }
                page.list.settle(count: page.rows.count, rows: page.listRows(context))
            }
        ]
    }

    private static func rows(of news: DossierNews, _ context: PageContext) -> [Row] {
        let count = context.say(Texts.newsCount(news.deeds.count, isNew: news.isNew))
        let mark = news.toRead.isEmpty ? "" : "  ≈ " + context.say(Texts.readAgain)
        let head = Line(news.name, .strong) + Line("  \(count)", .quiet) + Line(mark, .warning)
        let shown = news.deeds.prefix(mostDeeds).map { deed in
            Row(
                line: Line("  \(deed.time)  \(deed.author)  ", .quiet) + Line("\(deed.what): ")
                    + deed.change,
                below: [deed.from.map { "\($0) → " } ?? "", deed.to].joined()
                    + (deed.reason.map { "  (\($0))" } ?? ""),
                news: news)
        }
        return [Row(line: head, below: "", news: news)] + shown
    }

    mutating func act(_ action: Action, _ context: PageContext) -> [PageEffect] {
        switch action {
        case .open: return chosen.map { [.push(DossierPage($0.folder))] } ?? []
        case .read: return chosen.map { [.push(ReadAgainPage($0.folder))] } ?? []
        case .seen: return chosen.map { mark([$0]) } ?? []
        case .allSeen: return mark(news ?? [])
        case .everyone:
            isOfAll.toggle()
            list = ListState()
            return load(context)
        }
    }

    private func mark(_ seen: [DossierNews]) -> [PageEffect] {
        [
            Self.attempt("seen", { try $0.markSeen(seen) }) { page, result, context in
                if case .failure(let error) = result { return [.tell(error.wording, .danger)] }
                return [.tell(Texts.seen(seen.count), .good)] + page.load(context)
            }
        ]
    }

    mutating func returned(_ result: PageResult, _ context: PageContext) -> [PageEffect] {
        load(context)
    }

    mutating func press(_ key: Key, _ context: PageContext) -> [PageEffect]? {
        list.handle(key, count: rows.count, rows: listRows(context)) ? [] : nil
    }

    private func listRows(_ context: PageContext) -> Int { max(1, context.size.rows - 4) }

    func view(_ context: PageContext) -> View {
        guard news != nil else { return .line(Line("  " + context.say(Texts.reading), .quiet)) }
        let head = Line(" " + context.say(Texts.newsHead(ofAll: isOfAll)), .quiet)
        let below = rows.indices.contains(list.selected) ? rows[list.selected].below : ""
        let empty = Line("  " + context.say(Texts.noNews), .good)
        return .rows([
            .exactly(2, .line(head)),
            .share(list.view(count: rows.count, empty: empty) { rows[$0].line }),
            .exactly(2, View.text(below, .quiet).inset(columns: 2)),
        ])
    }
}

extension DossierNews.Deed {
    /// From what to what, with signs beside the colours.
    fileprivate var change: Line {
        let old = from.map { Line("\($0)", .removed) + Line(" → ", .quiet) } ?? Line()
        let first = to.split(separator: "\n").first.map(String.init) ?? ""
        return old + Line(first, .inserted)
    }
}
