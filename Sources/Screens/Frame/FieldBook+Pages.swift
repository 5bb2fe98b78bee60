internal import TerminalUI

// The pile of pages: opened, closed, and what they ask for carried out.

extension FieldBook {
    func context(_ model: BookModel) -> PageContext {
        PageContext(
            language: language, standing: model.standing, exchange: model.exchange,
            isPractice: model.isPractice, size: bodySize(model),
            loopMilliseconds: model.loopMilliseconds)
    }

    /// Lets the page on top change, and carries out what it asks for.
    func onTop(
        _ model: inout BookModel, _ change: (inout any Page, PageContext) -> [PageEffect]
    ) -> [Effect<Job>] {
        guard let index = model.sheets.indices.last else { return [] }
        let id = model.sheets[index].id
        let context = context(model)
        let effects = change(&model.sheets[index].page, context)
        return apply(effects, of: id, &model)
    }

    func leave(_ index: Int, _ model: inout BookModel) -> [Effect<Job>] {
        let id = model.sheets[index].id
        let context = context(model)
        let effects = model.sheets[index].page.leave(context)
        return apply(effects, of: id, &model)
    }

    func push(_ page: any Page, _ model: inout BookModel) -> [Effect<Job>] {
        model.sheets.append(BookModel.Sheet(id: model.nextID(), page: page))
        return onTop(&model) { $0.load($1) }
    }

    /// In the place of all others, as one goes to a tab.
    func begin(with page: any Page, _ model: inout BookModel) -> [Effect<Job>] {
        let effects = model.sheets.indices.reversed().flatMap { leave($0, &model) }
        model.sheets = []
        return effects + push(page, &model)
    }

    /// The last page stays.
    func close(_ result: PageResult, _ model: inout BookModel) -> [Effect<Job>] {
        guard model.sheets.count > 1 else { return [] }
        let effects = leave(model.sheets.count - 1, &model)
        model.sheets.removeLast()
        return effects + onTop(&model) { $0.returned(result, $1) } + freshen(&model)
    }

    /// Lets the page on top read anew what changed while it was not seen.
    func freshen(_ model: inout BookModel) -> [Effect<Job>] {
        guard let index = model.sheets.indices.last, model.sheets[index].isStale else { return [] }
        model.sheets[index].isStale = false
        return onTop(&model) { $0.load($1) }
    }

    func tell(_ wording: Wording, _ style: Style, _ model: inout BookModel) {
        model.message = BookModel.Told(
            line: Line(wording.in(language), style),
            until: model.loopMilliseconds + Toast.usualMilliseconds)
    }

    func apply(_ effects: [PageEffect], of id: Int, _ model: inout BookModel) -> [Effect<Job>] {
        effects.flatMap { apply($0, of: id, &model) }
    }

    private func apply(_ effect: PageEffect, of id: Int, _ model: inout BookModel)
        -> [Effect<Job>]
    {
        switch effect {
        case .ask(let question, let work):
            guard let index = model.sheets.firstIndex(where: { $0.id == id }) else { return [] }
            let number = (model.sheets[index].asked[question] ?? 0) + 1
            model.sheets[index].asked[question] = number
            let ticket = Job.Ticket(page: id, question: question, number: number)
            return [.perform(Job(.ask(ticket, work)))]
        case .push(let page): return push(page, &model)
        case .replace(let page):
            guard model.sheets.last?.id == id else { return [] }
            model.sheets.removeLast()
            return push(page, &model)
        case .back(let result):
            guard model.sheets.last?.id == id else { return [] }
            return close(result, &model)
        case .tell(let wording, let style):
            tell(wording, style, &model)
            return []
        case .edit(let text): return [.edit(text)]
        case .keep(let form): return [.perform(Job(.keep(form, at: model.standing.now)))]
        case .undo: return [.perform(Job(.undo))]
        case .connect(let address, let code):
            return [.perform(Job(.connect(address: address, code: code)))]
        case .practise: return [.perform(Job(.practise))]
        case .syncNow: return [.perform(Job(.syncNow))]
        }
    }
}
