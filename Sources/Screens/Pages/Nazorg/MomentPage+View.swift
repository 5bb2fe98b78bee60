internal import Housing
internal import TerminalUI

// A control moment on the screen: careful at the door, when it is due, what was found, and the note.

extension MomentPage {
    private static let nameColumns = 18

    func view(_ context: PageContext) -> View {
        guard let moment else {
            let words = hasNoMoment ? Texts.noMomentHere : Texts.reading
            return .line(Line("  " + context.say(words), .quiet))
        }
        let head =
            moment.careful + [moment.headline(context)] + moment.pastLines(context) + told(context)
        let note = editor.view(isActive: isWriting).inset(columns: 2)
        let title = Line(" " + context.say(Texts.note), isWriting ? .heading : .quiet)
        guard !isWriting || context.size.rows >= 16 else {
            return .rows([
                .exactly(min(head.count, 2), .lines(head)), .exactly(1, .line(title)), .share(note),
            ])
        }
        let rows = found(context)
        return .rows([
            .exactly(head.count, .lines(head)), .exactly(context.size.rows >= 16 ? 1 : 0, .empty),
            .exactly(rows.count, .lines(rows)), .exactly(context.size.rows >= 16 ? 1 : 0, .empty),
            .exactly(1, .line(title)), .share(note),
        ])
    }

    private func told(_ context: PageContext) -> [Line] {
        notices.flatMap { line in
            line.text.wrapped(to: context.size.columns - 2).map {
                Line(" " + $0, line.pieces.first?.style ?? .normal)
            }
        }
    }

    private func found(_ context: PageContext) -> [Line] {
        Bevinding.allCases.map { bevinding in
            let isFound = log.bevindingen.contains(bevinding)
            let answer = Texts.answer(bevinding, isFound: isFound)
            return row(
                bevinding.key, Texts.name(bevinding), context.say(answer),
                isFound ? .warning : .good, context)
        } + [
            row(
                "s", Texts.signal, context.say(log.raisesSignal ? Texts.signalYes : Texts.signalNo),
                log.raisesSignal ? .warning : .quiet, context)
        ]
    }

    private func row(
        _ key: Key, _ name: Wording, _ answer: String, _ style: Style, _ context: PageContext
    ) -> Line {
        let name = context.say(name).fitted(to: Self.nameColumns)
        let space = String(repeating: " ", count: Self.nameColumns - name.columns + 1)
        return Line("  ") + Line(key.shown, .key) + Line("  \(name)\(space)") + Line(answer, style)
    }
}

extension OpenMoment {
    func headline(_ context: PageContext) -> Line {
        let time = Texts.due(
            due, window, afspraak, context.today, isShort: context.size.columns < 60)
        return Line(" " + opened.name, .strong)
            + Line("  \(context.say(Texts.moment)) \(number)  ")
            + Line(context.say(time), due == .late || due == .missed ? .warning : .normal)
    }

    /// Who was not at home when, and what it came to already.
    func pastLines(_ context: PageContext) -> [Line] {
        var lines: [Line] = []
        if !attempts.isEmpty {
            let days = attempts.map(\.description).joined(separator: ", ")
            lines.append(Line(" " + context.say(Texts.notAtHome) + ": " + days, .quiet))
        }
        if let outcome {
            lines.append(Line(" " + context.say(Texts.loggedAs(outcome)), .accent))
        }
        return lines
    }
}
