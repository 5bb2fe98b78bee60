import Testing

@testable import TerminalUI

/// One table of keys, read by keyboard, footer, help and palette.
struct BindingTests {
    enum Action: Hashable, Sendable { case save, undo, note }

    struct Context {
        var canUndo = false
    }

    private static let table = BindingTable<Action, Context>([
        Binding(["ctrl+s"], Wording("opslaan", "save"), .save),
        Binding(["z", "ctrl+z"], Wording("herroepen", "undo"), .undo) {
            $0.canUndo ? nil : Wording("er is niets te herroepen", "there is nothing to undo")
        },
        Binding(["n"], Wording("notitie maken", "write a note"), .note, isInFooter: false),
    ])

    @Test
    func `a key does what its binding says, or tells why not`() {
        #expect(Self.table.outcome(of: "z", in: Context(canUndo: true)) == .act(.undo))
        #expect(
            Self.table.outcome(of: "z", in: Context())
                == .refused(Wording("er is niets te herroepen", "there is nothing to undo")))
        #expect(Self.table.outcome(of: "x", in: Context()) == nil)
    }

    @Test
    func `footer and help read the same table`() {
        let size = Size(columns: 40, rows: 1)
        #expect(Self.table.footer(in: Context(), .dutch).screen(size).line(0) == "ctrl+s opslaan")
        #expect(
            Self.table.footer(in: Context(canUndo: true), .english).screen(size).line(0)
                == "ctrl+s save  z undo")
        #expect(
            Self.table.help(in: Context(), .dutch).map(\.text) == [
                "ctrl+s     opslaan", "z, ctrl+z  herroepen – er is niets te herroepen",
                "n          notitie maken",
            ])
    }

    @Test
    func `two bindings on one key are a conflict`() {
        let other = BindingTable<Action, Context>([
            Binding(["n", "q"], Wording("nee", "no"), .save)
        ])

        #expect(Self.table.conflicts == [])
        #expect((Self.table + other).conflicts == [.init(key: "n", actions: [.note, .save])])
    }

    @Test
    func `the palette finds by words, and refuses with the same reason`() {
        var palette = CommandPalette()
        let context = Context()
        for key in ["n", "o", "t"] as [Key] {
            #expect(palette.handle(key, Self.table, in: context, .dutch) == nil)
        }
        let screen = palette.view(Self.table, in: context, .dutch).screen(
            Size(columns: 40, rows: 6))
        #expect(screen.lines[1] == "│ : not                                │")
        #expect(screen.lines[2] == "│ › notitie maken  n                   │")
        #expect(palette.handle("Enter", Self.table, in: context, .dutch) == .chosen(.note))

        palette = CommandPalette()
        _ = palette.handle("h", Self.table, in: context, .dutch)
        #expect(
            palette.handle("Enter", Self.table, in: context, .dutch)
                == .refused(Wording("er is niets te herroepen", "there is nothing to undo")))
        #expect(palette.handle("Esc", Self.table, in: context, .dutch) == .closed)
    }
}
