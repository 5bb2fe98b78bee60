internal import Housing
internal import TerminalUI

// The search before a registration on the screen: two questions, who looks alike, and why.

extension RegisterPage {
    private static let formRows = 4

    func view(_ context: PageContext) -> View {
        guard let form else { return .empty }
        let found = found
        let heading = Line(" " + context.say(headline(context)), found.isEmpty ? .quiet : .warning)
        let reasons = chosen.map { Line("  " + $0.why(context), .quiet) } ?? Line()
        let isSmall = context.size.columns < 60
        let rows = list.view(count: count) { index in
            index < found.count
                ? found[index].line(context) : Line("+ " + context.say(Texts.newOne), .strong)
        }
        return .rows([
            .exactly(notice == nil ? 0 : 1, .line(Line(" ") + (notice ?? Line()))),
            .exactly(isSmall ? 2 : Self.formRows, fields(form, context)),
            .exactly(1, .line(heading)), .share(rows), .exactly(1, .line(reasons)),
        ])
    }

    /// In a small window one question at a time.
    private func fields(_ form: Form, _ context: PageContext) -> View {
        form.view(context.language)
    }

    private func headline(_ context: PageContext) -> Wording {
        if !hasName { return Texts.nameFirst }
        if isReading { return Texts.reading }
        return found.isEmpty ? Texts.nobodyAlike : Texts.alike(found.count)
    }
}

extension LookAlike {
    func line(_ context: PageContext) -> Line {
        let room = context.size.columns < 60 ? 14 : 24
        let name = naam.fitted(to: room)
        let space = String(repeating: " ", count: room - name.columns + 1)
        let born =
            switch geboren {
            case .day(let day): day.description
            case .year(let year): String(year)
            case nil: "?"
            }
        let gap = String(repeating: " ", count: max(1, 12 - born.columns))
        return Line(name + space, .strong) + Line(born + gap) + Line(why(context), .quiet)
    }

    func why(_ context: PageContext) -> String {
        reasons.isEmpty
            ? context.say(Texts.nameBegins)
            : reasons.map { context.say($0.words) }.joined(separator: ", ")
    }
}
