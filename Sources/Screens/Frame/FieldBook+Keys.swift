internal import TerminalUI

// What keys do everywhere, around what they do on a page.

extension FieldBook {
    func press(_ key: Key, _ model: inout BookModel) -> [Effect<Job>] {
        model.idleSince = nil
        switch model.overlay {
        case .locked(let word): return unlock(key, word, &model)
        case .help(let scroll): return help(key, scroll, &model)
        case .palette(let palette): return choose(key, palette, &model)
        case nil: break
        }
        guard let index = model.sheets.indices.last else {
            return key == "ctrl+q" || key == "q" ? [.quit] : []
        }
        model.message = nil
        let id = model.sheets[index].id
        let context = context(model)
        switch model.sheets[index].page.handle(key, context) {
        case .taken(let effects): return apply(effects, of: id, &model)
        case .refused(let why):
            tell(why, .warning, &model)
            return []
        case .foreign: break
        }
        switch everywhere(model).outcome(of: key, in: ()) {
        case .act(let action): return act(action, &model)
        case .refused(let why):
            tell(why, .warning, &model)
            return []
        case nil: return []
        }
    }

    /// What works on every page; without letters where letters are text.
    func everywhere(_ model: BookModel) -> BookTable {
        let isTyping = model.sheets.last?.page.isTyping ?? false
        func keys(_ keys: Key...) -> [Key] {
            isTyping ? keys.filter { $0.text == nil } : keys
        }
        let isOpen = model.isOpen
        let context = context(model)
        let routes = !isOpen ? [] : Route.all.indices.filter { Route.all[$0].isFor(context) }
        let fixed: [Binding<BookAction, Void>] = [
            Binding(keys("Esc"), Texts.back, .back, isInFooter: model.sheets.count > 1),
            Binding(keys("?", "F1"), Texts.help, .help),
            Binding(keys(":", "ctrl+p"), Texts.commands, .palette),
        ]
        let inReplica: [Binding<BookAction, Void>] = [
            Binding(keys("/", "ctrl+f"), Texts.search, .search),
            Binding(keys("z"), Texts.undo, .undo, isInFooter: !isTyping),
            Binding(keys("ctrl+l"), Texts.lock, .lock, isInFooter: false),
        ]
        let last: [Binding<BookAction, Void>] = [
            Binding(keys("q", "ctrl+q"), Texts.quit, .quit, isInFooter: !isTyping)
        ]
        return BookTable(
            fixed + (isOpen ? inReplica : []) + last
                + routes.map { index in
                    let route = Route.all[index]
                    return Binding(
                        route.key.map { keys($0) } ?? [], route.name, .open(index),
                        isInFooter: false)
                })
    }

    /// All that works on the page on top: what help, footer and palette show.
    func table(_ model: BookModel) -> BookTable {
        let own = model.sheets.last?.page.table(context(model)) ?? BookTable([])
        let taken = Set(own.bindings.flatMap(\.keys))
        // A key that the page has for itself does not do here what it does elsewhere.
        let rest = everywhere(model).bindings.filter {
            $0.keys.isEmpty || !taken.isSuperset(of: $0.keys)
        }
        return own + BookTable(rest)
    }

    private func act(_ action: BookAction, _ model: inout BookModel) -> [Effect<Job>] {
        switch action {
        case .page(let index): return onTop(&model) { $0.act(onBinding: index, $1) }
        case .open(let index): return begin(with: Route.all[index].make(context(model)), &model)
        case .help: model.overlay = .help(ScrollText())
        case .palette: model.overlay = .palette(CommandPalette())
        case .search: return push(SearchPage(), &model)
        case .undo: return [.perform(Job(.undo))]
        case .back:
            // From a tab, back is the page of today.
            guard model.sheets.count == 1, !(model.sheets[0].page is TodayPage),
                !(model.sheets[0].page is WelcomePage)
            else { return close(.cancelled, &model) }
            return begin(with: TodayPage(), &model)
        case .lock: return lock(&model)
        case .quit:
            let effects = model.sheets.indices.flatMap { leave($0, &model) }
            return effects + [.quit]
        }
        return []
    }
}

// What stands above the page.

extension FieldBook {
    /// Nothing that was typed is lost by it.
    func lock(_ model: inout BookModel) -> [Effect<Job>] {
        let effects = model.sheets.indices.flatMap { leave($0, &model) }
        model.overlay = .locked(TextEditor(isOneLine: true, limit: 40))
        model.message = nil
        return effects
    }

    private func unlock(_ key: Key, _ word: TextEditor, _ model: inout BookModel) -> [Effect<Job>] {
        if key == "ctrl+q" { return [.quit] }
        var word = word
        if key == "Enter" {
            if word.text.lowercased() == Texts.unlocking.in(language) {
                model.overlay = nil
                return [.perform(Job(.look))]
            }
            word = TextEditor(isOneLine: true, limit: 40)
        } else {
            _ = word.handle(key, columns: 40)
        }
        model.overlay = .locked(word)
        return []
    }

    private func help(_ key: Key, _ scroll: ScrollText, _ model: inout BookModel) -> [Effect<Job>] {
        var scroll = scroll
        let size = context(model).size
        let isScrolled = scroll.handle(key, lines: helpLines(model).count, rows: size.rows - 2)
        model.overlay = isScrolled ? .help(scroll) : nil
        return []
    }

    private func choose(_ key: Key, _ palette: CommandPalette, _ model: inout BookModel)
        -> [Effect<Job>]
    {
        var palette = palette
        let outcome = palette.handle(key, table(model), in: (), language)
        model.overlay = outcome == nil ? .palette(palette) : nil
        switch outcome {
        case .chosen(let action): return act(action, &model)
        case .refused(let why): tell(why, .warning, &model)
        case .closed, nil: break
        }
        return []
    }

    func helpLines(_ model: BookModel) -> [Line] {
        table(model).help(in: (), language) + [
            Line(), Line(Texts.nothingLost.in(language), .quiet),
        ]
    }
}
