import Testing

@testable import TerminalUI

/// What the bytes of all common terminals mean, however they are cut.
struct InputTests {
    /// Bytes as their terminals send them, and the key that a person pressed.
    static let sequences: [(terminals: String, bytes: String, key: Key)] = [
        ("all", "a", "a"), ("all", "é", "é"), ("all", "日", "日"), ("all", "👍", "👍"),
        ("all", "\r", "Enter"), ("all", "\t", "Tab"), ("all", "\u{7F}", "Backspace"),
        ("old", "\u{8}", "Backspace"), ("all", "\u{1A}", "ctrl+z"), ("all", "\0", "ctrl+Space"),
        ("all", "\u{1F}", "ctrl+_"), ("all", " ", "Space"), ("all", "A", "A"),
        ("xterm, VTE, kitty, tmux", "\u{1B}[A", "Up"), ("xterm, application", "\u{1B}OA", "Up"),
        ("xterm", "\u{1B}[1;5C", "ctrl+Right"), ("xterm", "\u{1B}[1;2D", "shift+Left"),
        ("xterm", "\u{1B}[1;3B", "alt+Down"), ("xterm", "\u{1B}[1;6A", "ctrl+shift+Up"),
        ("xterm", "\u{1B}[H", "Home"), ("xterm", "\u{1B}OF", "End"),
        ("tmux, console, screen", "\u{1B}[1~", "Home"), ("tmux, console", "\u{1B}[4~", "End"),
        ("rxvt", "\u{1B}[7~", "Home"), ("rxvt", "\u{1B}[8~", "End"), ("all", "\u{1B}[2~", "Insert"),
        ("all", "\u{1B}[3~", "Delete"), ("xterm", "\u{1B}[3;5~", "ctrl+Delete"),
        ("all", "\u{1B}[5~", "PageUp"), ("all", "\u{1B}[6~", "PageDown"),
        ("rxvt", "\u{1B}[6^", "ctrl+PageDown"), ("rxvt", "\u{1B}[3$", "shift+Delete"),
        ("rxvt", "\u{1B}[a", "shift+Up"), ("rxvt", "\u{1B}Od", "ctrl+Left"),
        ("rxvt", "\u{1B}\u{1B}[A", "alt+Up"), ("xterm", "\u{1B}OP", "F1"),
        ("console", "\u{1B}[[A", "F1"), ("console", "\u{1B}[[E", "F5"),
        ("rxvt", "\u{1B}[11~", "F1"), ("xterm", "\u{1B}[15~", "F5"), ("all", "\u{1B}[24~", "F12"),
        ("xterm", "\u{1B}[1;2P", "shift+F1"), ("all", "\u{1B}[Z", "shift+Tab"),
        ("all", "\u{1B}x", "alt+x"), ("all", "\u{1B}é", "alt+é"),
        ("all", "\u{1B}\u{7F}", "alt+Backspace"), ("keypad", "\u{1B}OM", "Enter"),
        ("keypad", "\u{1B}Op", "0"), ("keypad", "\u{1B}Ok", "+"),
        ("kitty", "\u{1B}[27u", "Esc"), ("kitty", "\u{1B}[97;5u", "ctrl+a"),
        ("kitty", "\u{1B}[122;6u", "ctrl+z"), ("kitty", "\u{1B}[13;2u", "shift+Enter"),
        ("kitty", "\u{1B}[57414u", "Enter"), ("kitty", "\u{1B}[57400u", "1"),
        ("kitty", "\u{1B}[1;1:1A", "Up"), ("kitty", "\u{1B}[97:65;5u", "ctrl+a"),
        ("xterm, other keys", "\u{1B}[27;5;13~", "ctrl+Enter"),
        ("kitty, with num lock", "\u{1B}[1;129A", "Up"),
    ]

    @Test(arguments: sequences.indices)
    func `a key is the same however its bytes are cut`(_ index: Int) {
        let (_, text, key) = Self.sequences[index]
        let bytes = Array(text.utf8)

        for cut in 0..<bytes.count {
            var decoder = InputDecoder()
            var events = decoder.decode(Array(bytes[..<cut]), at: 0)
            events += decoder.decode(Array(bytes[cut...]), at: 1)
            events += decoder.decode(Array("q".utf8), at: 2)

            #expect(events == [.key(key), .key("q")], "cut at \(cut)")
        }
    }

    @Test(arguments: sequences.indices)
    func `the name of a key is read as the same key`(_ index: Int) {
        let key = Self.sequences[index].key

        #expect(Key(named: key.description) == key)
    }

    @Test
    func `Esc alone is known after the caller's patience, and not before`() {
        var decoder = InputDecoder(patienceMilliseconds: 30)

        #expect(decoder.decode([0x1B], at: 100) == [])
        #expect(decoder.undecidedUntil == 130)
        #expect(decoder.settle(at: 129) == [])
        #expect(decoder.settle(at: 130) == [.key("Esc")])
        #expect(decoder.undecidedUntil == nil)
        #expect(decoder.decode(Array("x".utf8), at: 131) == [.key("x")])
    }

    @Test(arguments: [
        ("\u{1B}\u{1B}", ["Esc", "Esc"]), ("\u{1B}[", ["alt+["]), ("\u{1B}O", ["alt+O"]),
        ("\u{1B}]", ["alt+]"]),
    ])
    func `what stays open after silence is the key that it can be`(
        _ bytes: String, _ keys: [String]
    ) {
        var decoder = InputDecoder()

        #expect(decoder.decode(Array(bytes.utf8), at: 0) == [])
        #expect(decoder.settle(at: 50) == keys.map { .key(Key(named: $0)!) })
    }

    @Test(arguments: [
        "\u{1B}[M !!", "\u{1B}[<0;10;5M", "\u{1B}[<0;10;5m", "\u{1B}]11;rgb:0000/0000/0000\u{7}",
        "\u{1B}P>|kitty(0.26)\u{1B}\\", "\u{1B}[?62;22c", "\u{1B}[97;5:3u", "\u{1B}[97;9u",
        "\u{1B}[999~", "\u{1B}[1;2;3;4;5A", "\u{1B}[12;40R;", "\u{1B}_G\u{1B}\\",
    ])
    func `mouse, answers, keys let go and those of the desktop are no keys`(_ bytes: String) {
        var decoder = InputDecoder()
        var events = decoder.decode(Array(bytes.utf8), at: 0)
        events += decoder.settle(at: 1_000)

        #expect(events.filter { $0 != .key(";") } == [])
        #expect(decoder.decode(Array("q".utf8), at: 2_000) == [.key("q")])
    }

    @Test
    func `focus comes and goes`() {
        var decoder = InputDecoder()

        #expect(
            decoder.decode(Array("\u{1B}[I\u{1B}[O".utf8), at: 0) == [.focus(true), .focus(false)])
    }

    @Test
    func `broken UTF-8 is dropped, and the next key is whole`() {
        var decoder = InputDecoder()
        let bytes: [UInt8] = [
            0xC3, 0x61, 0xFF, 0xE2, 0x82, 0x62, 0x80, 0xC0, 0xAF, 0xED, 0xA0, 0x80,
        ]

        #expect(decoder.decode(bytes, at: 0) == [.key("a"), .key("b")])
    }
}
