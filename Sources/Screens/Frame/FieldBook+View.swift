internal import Replica
internal import TerminalUI

// What stands around a page: where one is, who works here, what has arrived, and which keys work.

extension FieldBook {
    func paint(_ model: BookModel) -> View {
        if case .locked(let word) = model.overlay { return lockedView(word, model) }
        guard let page = model.sheets.last?.page else { return .rows([.exactly(1, head(model))]) }
        let screen = View.rows([
            .exactly(1, head(model)), .exactly(bannerRows(model), banner),
            .exactly(tabRows(model), tabs(model)), .share(page.view(context(model))),
            .exactly(1, model.message.map { .line($0.line) } ?? .empty),
            .exactly(statusRows(model), status(model)),
            .exactly(1, table(model).footer(in: (), language)),
        ])
        switch model.overlay {
        case .help(let scroll):
            let box = scroll.view(helpLines(model)).framed(Texts.help.in(language))
            return screen.covered(by: above(box, model))
        case .palette(let palette):
            let box = palette.view(table(model), in: (), language)
            return screen.covered(by: above(box, model))
        case .locked, nil: return screen
        }
    }

    private func above(_ box: View, _ model: BookModel) -> View {
        box.centered(
            columns: min(76, model.size.columns), rows: max(6, context(model).size.rows))
    }

    private func bannerRows(_ model: BookModel) -> Int { model.isPractice ? 1 : 0 }
    private func tabRows(_ model: BookModel) -> Int {
        model.sheets.count == 1 && model.isOpen ? 1 : 0
    }
    /// Nothing on a device without a replica.
    private func standing(_ model: BookModel) -> [Line] {
        model.sheets.first?.page is WelcomePage ? [] : model.standing.parts(language)
    }

    /// Two where one does not hold all of it.
    private func statusRows(_ model: BookModel) -> Int {
        joined(standing(model)).columns + 4 <= model.size.columns ? 1 : 2
    }

    /// What the page has for itself.
    func bodySize(_ model: BookModel) -> Size {
        let around = 3 + bannerRows(model) + tabRows(model) + statusRows(model)
        return Size(columns: model.size.columns, rows: model.size.rows - around)
    }

    private func head(_ model: BookModel) -> View {
        let context = context(model)
        let names = [Texts.program] + model.sheets.map { $0.page.title(context) }
        let me = Line((model.standing.me?.name ?? "") + " ", .header)
        return Bars.breadcrumb(names.map(context.say).filter { !$0.isEmpty }, me)
    }

    private var banner: View {
        .bar(Line(" " + Texts.practice.in(language), .banner), Line(), .banner)
    }

    private func tabs(_ model: BookModel) -> View {
        let context = context(model)
        let title = model.sheets.first?.page.title(context)
        let routes = Route.all.filter {
            $0.isFor(context) && $0.key?.text?.first?.isNumber == true
        }
        return .line(
            Bars.tabs(
                routes.map { ($0.key?.shown ?? "", $0.name.in(language)) },
                selected: routes.firstIndex { $0.name == title }, columns: model.size.columns))
    }

    /// In signs and words, so that it is read without colour too.
    private func status(_ model: BookModel) -> View {
        let (parts, exchange) = (standing(model), model.exchange.line(language))
        guard statusRows(model) > 1 else {
            return .line(Line(" ") + spread(joined(parts), exchange, model))
        }
        let half = (parts.count + 1) / 2
        let second = joined(Array(parts.dropFirst(half)))
        return .lines([joined(Array(parts.prefix(half))), spread(second, exchange, model)])
    }

    /// Numbers are never cut for the connection: where both do not fit, its sign is enough.
    private func spread(_ left: Line, _ exchange: Line, _ model: BookModel) -> Line {
        let room = model.size.columns - left.columns - 2
        let right =
            exchange.columns < room ? exchange : Line(String(exchange.text.prefix(1)), .normal)
        let space = String(repeating: " ", count: max(1, room - right.columns))
        return left + Line(space) + right
    }

    private func joined(_ parts: [Line]) -> Line {
        parts.enumerated().reduce(into: Line()) { line, part in
            line += (part.offset == 0 ? Line() : Line(" · ", .quiet)) + part.element
        }
    }

    /// Nothing of any person stands on it.
    private func lockedView(_ word: TextEditor, _ model: BookModel) -> View {
        let text = Texts.locked.in(language)
        let width = min(60, model.size.columns)
        let rows = text.wrapped(to: width - 4).count
        let box = View.rows([
            .exactly(rows + 1, .text(text)),
            .exactly(1, .columns([.exactly(2, .line(Line("› ", .key))), .share(word.view())])),
        ])
        return View.rows([
            .exactly(1, .bar(Line(" " + Texts.program.in(language), .header))),
            .exactly(bannerRows(model), banner),
            .share(
                box.framed(Texts.lockedTitle.in(language))
                    .centered(columns: width, rows: rows + 4)),
        ])
    }
}
