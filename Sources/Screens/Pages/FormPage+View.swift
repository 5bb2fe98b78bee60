internal import Housing
internal import TerminalUI

// A form on the screen: whose it is, in which section one is, what must be read, the questions, and help on one.

extension FormPage {
    /// A notice is read whole, but the question stays in sight.
    private static let mostNoticeRows = 6

    func view(_ context: PageContext) -> View {
        guard let form, let opened else { return .line(Line(context.say(Texts.reading), .quiet)) }
        let notice = noticeLines(context)
        let screen = View.rows([
            .exactly(1, .line(head(opened, context))), .exactly(notice.count, .lines(notice)),
            .share(form.view(context.language)), .exactly(1, .line(hint(context))),
        ])
        guard let calendar else { return screen }
        let size = MonthCalendar.size
        let box = calendar.month.view(context.language).framed()
        return screen.covered(by: box.centered(columns: size.columns + 4, rows: size.rows + 2))
    }

    private func head(_ opened: OpenedForm, _ context: PageContext) -> Line {
        let name = Line(" " + opened.name, .strong)
        let sections = subject.definition.sections
        guard sections.count > 1 else { return name }
        return sections.enumerated().reduce(into: name + Line("  ")) { line, entry in
            let isHere = entry.element.fields.contains { $0.key == activeQuestion?.key }
            let title = context.say(entry.element.title)
            line +=
                isHere
                ? Line("[\(entry.offset + 1) \(title)] ", .heading)
                : Line(" \(entry.offset + 1) \(title)  ", .quiet)
        }
    }

    private func noticeLines(_ context: PageContext) -> [Line] {
        let lines = notices.flatMap { notice in
            context.say(notice.wording).wrapped(to: context.size.columns - 2)
                .map { Line(" " + $0, notice.style) }
        }
        return Array(lines.prefix(min(Self.mostNoticeRows, context.size.rows / 2)))
    }

    /// The whole question, while it is answered.
    private func hint(_ context: PageContext) -> Line {
        guard let question = activeQuestion else { return Line() }
        let whole = context.say(question.label)
        // What comes behind it is about the command line.
        return Line("  " + (whole.split(separator: ";").first ?? ""), .quiet)
    }
}
