internal import Housing
internal import TerminalUI

// The keys of a control moment, and why one does not work now.

extension MomentPage {
    typealias Here = Setting<MomentPage>

    var bindings: Bindings { Bindings(isWriting ? whileWriting : atTheDoor) }

    private var whileWriting: [Binding<Action, Here>] {
        [
            Binding(["Esc"], Texts.doneWriting, .written),
            Binding(["ctrl+s"], Texts.save, .save, unless: Self.noMoment),
        ]
    }

    private var atTheDoor: [Binding<Action, Here>] {
        let found = Bevinding.allCases.map { bevinding in
            Binding(
                [bevinding.key], Texts.name(bevinding), Action.toggle(bevinding), isInFooter: false,
                unless: Self.noMoment)
        }
        return [
            Binding(
                ["g"], Texts.allGood, .good,
                unless: {
                    Self.noMoment($0)
                        ?? ($0.page.log.bevindingen.isEmpty ? nil : Texts.somethingFound)
                }),
            Binding(
                ["Enter", "ctrl+s"], Texts.save, .save,
                unless: {
                    Self.noMoment($0)
                        ?? ($0.page.log.bevindingen.isEmpty ? Texts.nothingFoundYet : nil)
                }),
            Binding(["t"], Texts.notAtHome, .absent, unless: Self.noMoment),
            Binding(["n"], Texts.note, .write, unless: Self.noMoment),
            Binding(["s"], Texts.signal, .signal, unless: Self.noMoment),
        ] + found + [
            Binding(["d"], Texts.otherDay, .move, unless: Self.notOpen),
            Binding(["x"], Texts.skip, .skip, isInFooter: false, unless: Self.notOpen),
            Binding(["v"], Texts.proposeClosing, .close, isInFooter: false, unless: Self.noMoment),
            Binding(["F8"], Texts.throwAway, .discard, isInFooter: false, unless: Self.noMoment),
        ]
    }

    @Sendable private static func noMoment(_ here: Here) -> Wording? {
        here.page.moment == nil ? Texts.noMomentHere : nil
    }

    @Sendable private static func notOpen(_ here: Here) -> Wording? {
        noMoment(here) ?? (here.page.moment?.outcome == nil ? nil : Texts.alreadyLogged)
    }
}
