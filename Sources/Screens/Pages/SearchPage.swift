internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

/// Search over everything: names, notes, intakes, and whatever else is written in a dossier.
struct SearchPage: Page {
    enum Action: Hashable { case open }

    /// More than fit on any screen; who wants another one types more.
    private static let most = 60

    struct Row: Sendable {
        let folder: FolderID
        let line: Line
    }

    private var input = TextEditor(isOneLine: true, limit: 200)
    private var rows: [Row] = []
    private var list = ListState()

    var bindings: Bindings {
        Bindings([
            Binding(
                ["Enter"], Texts.open, .open,
                unless: {
                    $0.page.rows.indices.contains($0.page.list.selected)
                        ? nil : Texts.nothingChosen
                })
        ])
    }

    var isTyping: Bool { true }

    func title(_ context: PageContext) -> Wording { Texts.search }

    mutating func load(_ context: PageContext) -> [PageEffect] {
        let query = input.text
        return [
            Self.read("found", { try $0.found(query, limit: Self.most) }) { page, rows, context in
                page.rows = rows
                page.list.settle(count: rows.count, rows: context.size.rows - 2)
            }
        ]
    }

    mutating func act(_ action: Action, _ context: PageContext) -> [PageEffect] {
        leave(context) + [.push(DossierPage(rows[list.selected].folder))]
    }

    mutating func press(_ key: Key, _ context: PageContext) -> [PageEffect]? {
        if key == "Enter" { return nil }
        if key != "Home", key != "End",
            list.handle(key, count: rows.count, rows: context.size.rows - 2)
        {
            return []
        }
        let before = input.text
        guard input.handle(key, columns: context.size.columns) else { return nil }
        return input.text == before ? [] : search(context)
    }

    mutating func paste(_ paste: Paste, _ context: PageContext) -> [PageEffect] {
        input.insert(paste.text)
        return search(context)
    }

    private mutating func search(_ context: PageContext) -> [PageEffect] {
        list = ListState()
        return load(context)
    }

    /// What stood there in the end was looked at; not what came and went letter by letter.
    mutating func leave(_ context: PageContext) -> [PageEffect] {
        let folders = rows.map(\.folder)
        guard !folders.isEmpty else { return [] }
        return [Self.read("noted", { $0.note(.gezocht, at: folders) }) { _, _, _ in }]
    }

    func view(_ context: PageContext) -> View {
        let line = View.columns([.exactly(3, .line(Line(" / ", .key))), .share(input.view())])
        let empty = input.isEmpty ? Texts.searchHint : Texts.nothingFound
        let body = list.view(
            count: rows.count, empty: Line("  " + context.say(empty), .quiet)
        ) { rows[$0].line }
        return .rows([.exactly(2, line), .share(body)])
    }
}

extension Archive {
    fileprivate func found(_ query: String, limit: Int) throws -> [SearchPage.Row] {
        let all = try replica.search(query, types: HousingSchema.dossierTypes, limit: limit)
        let names = try titles(of: all.map(\.folder))
        return all.map { found in
            let name = names[found.folder] ?? ""
            let words = found.excerpt.reduce(into: Line()) { line, piece in
                let text = piece.words.split(whereSeparator: \.isNewline).joined(separator: " ")
                line += Line(text, piece.isFound ? .match : .normal)
            }
            guard found.key.type != DossierField.type else {
                return SearchPage.Row(folder: found.folder, line: words)
            }
            let type = HousingSchema.typeName(found.key.type)
            return SearchPage.Row(
                folder: found.folder,
                line: Line(name + "  ", .strong) + Line(type + "  ", .quiet) + words)
        }
    }
}
