internal import Housing
internal import TerminalUI

// The sides of a conflict beside each other, or below each other in a small window.

extension ConflictPage {
    /// Narrower than this a side cannot be read.
    private static let sideColumns = 24

    func view(_ context: PageContext) -> View {
        let head = Line(" \(shown.name)  ", .strong) + Line(context.say(shown.what))
        let below = question(context)
        let hint = notice.map { View.line($0) } ?? .text(context.say(Texts.conflictHint), .quiet)
        return .rows([
            .exactly(1, .line(head)),
            .exactly(isTyping && notice == nil ? 0 : 2, hint.inset(columns: 1)),
            .exactly(below.rows, below.view.inset(columns: 1)),
            .share(sides(context).inset(columns: 1)),
        ])
    }

    private func sides(_ context: PageContext) -> View {
        if isStacked(context) { return scroll.view(stacked(context)) }
        let all = shown.sides.indices.map { lines(of: $0, context) }
        return .columns(all.map { .share(.lines($0)) }, gap: 2)
    }

    /// One below the other, where they do not fit beside each other.
    func isStacked(_ context: PageContext) -> Bool {
        context.size.columns / max(1, shown.sides.count) < Self.sideColumns
    }

    func stacked(_ context: PageContext) -> [Line] {
        shown.sides.indices.flatMap { lines(of: $0, context) + [Line()] }
    }

    /// The value on top, then who, when, and what that one saw.
    private func lines(of index: Int, _ context: PageContext) -> [Line] {
        let side = shown.sides[index]
        let value = context.say(side.value).wrapped(to: columnsOfSide(context))
        let basis = side.basis.map(context.say).joined(separator: " / ")
        let seen = basis.isEmpty ? Texts.nothingThere : Texts.insteadOf(basis)
        let letter = Line("\(Texts.letter(index))  ", .key)
        return value.enumerated().map { row, text in
            (row == 0 ? letter : Line("   ")) + Line(text.trimmed, .strong)
        } + [
            Line("   " + context.say(Texts.by(side.author, side.time))),
            Line("   " + context.say(seen), .quiet),
        ] + (side.isShown ? [Line("   " + context.say(Texts.shownNow), .quiet)] : [])
    }

    private func columnsOfSide(_ context: PageContext) -> Int {
        let beside = context.size.columns / max(1, shown.sides.count)
        return max(10, (isStacked(context) ? context.size.columns : beside) - 7)
    }

    /// What is asked now, above the sides: they stay in sight.
    private func question(_ context: PageContext) -> (rows: Int, view: View) {
        switch stage {
        case .choosing: return (0, .empty)
        case .writing:
            let help = shown.question.map { context.say($0.help) } ?? ""
            let input = View.columns([
                .exactly(2, .line(Line("› ", .key))), .share(self.input.view()),
            ])
            return (
                4,
                .rows([
                    .exactly(1, .line(Line(context.say(Texts.newValue), .heading))),
                    .exactly(1, .line(Line(help, .quiet))), .exactly(1, input),
                ])
            )
        case .reasoning(_, let value):
            let chosen = Line(context.say(Texts.chosen(value)), .accent)
            return (why.rows + 2, .rows([.exactly(1, .line(chosen)), .share(why.view(context))]))
        }
    }
}

extension String {
    /// Without the space at which a row was broken.
    fileprivate var trimmed: String { last == " " ? String(dropLast()) : self }
}
