internal import Housing
internal import TerminalUI

// A form on the screen: whose it is, in which section one is, what must be read, the questions, and help on one.

extension FormPage {
    func view(_ context: PageContext) -> View {
        guard let form else { return .line(Line(context.say(Texts.reading), .quiet)) }
        let head = filling.head(sections(context), context)
        let screen = View.rows([
            .exactly(head.count, .lines(head)), .share(form.view(context.language)),
            .exactly(1, .line(hint(context))),
        ])
        guard let calendar else { return screen }
        let size = MonthCalendar.size
        let box = calendar.month.view(context.language).framed()
        return screen.covered(by: box.centered(columns: size.columns + 4, rows: size.rows + 2))
    }

    private func sections(_ context: PageContext) -> Line {
        let sections = subject.definition.sections
        guard sections.count > 1 else { return Line() }
        return sections.enumerated().reduce(into: Line("  ")) { line, entry in
            let isHere = entry.element.fields.contains { $0.key == activeQuestion?.key }
            let title = context.say(entry.element.title)
            line +=
                isHere
                ? Line("[\(entry.offset + 1) \(title)] ", .heading)
                : Line(" \(entry.offset + 1) \(title)  ", .quiet)
        }
    }

    /// The whole question, while it is answered.
    private func hint(_ context: PageContext) -> Line {
        guard let question = activeQuestion else { return Line() }
        let whole = context.say(question.label)
        // What comes behind it is about the command line.
        return Line("  " + (whole.split(separator: ";").first ?? ""), .quiet)
    }
}
