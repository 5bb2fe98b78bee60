import Glibc
import TerminalRobot
import Testing

@testable import TerminalUI

/// How wide texts are, and what of them never reaches a terminal.
struct TextTests {
    @Test(arguments: [
        ("abc", 3), ("één", 3), ("e\u{301}", 1), ("日本", 4), ("👍", 2), ("👍🏽", 2), ("👨‍👩‍👧", 6),
        ("🇳🇱", 2), ("❤️", 1), ("1️⃣", 1), ("\u{200B}", 0), ("a\tb", 6), ("ａ", 2), ("한글", 4),
        ("\u{1112}\u{1161}\u{11AB}", 2), ("\u{202E}abc", 4), ("שלום", 4), ("", 0),
    ])
    func `a text takes so many cells`(_ text: String, _ columns: Int) {
        #expect(text.columns == columns)
    }

    @Test(arguments: [
        ("a\u{1B}[2Jb", "a␛[2Jb"), ("x\u{202E}y", "x\u{FFFD}y"), ("x\u{200F}y", "xy"),
        ("x\u{9B}31m", "x\u{FFFD}31m"), ("🇳🇱", "NL"), ("👨‍👩‍👧", "👨👩👧"), ("a\u{0}\u{7F}", "a␀␡"),
        ("a\r\nb", "a␍␊b"), ("\u{FEFF}z", "z"), ("\u{E000}", "\u{FFFD}"), ("👩🏽‍🚀!", "👩🚀!"),
    ])
    func `a text is drawn so that no terminal takes it for a command`(
        _ text: String, _ drawn: String
    ) {
        let screen = View.line(Line(text)).screen(Size(columns: 20, rows: 1))

        #expect(screen.line(0) == drawn)
    }

    @Test
    func `no scalar at all writes anything that a terminal could obey`() {
        for value in UInt32(0)...0x2FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            for glyph in Glyphs("a" + String(scalar) + "b") {
                var bytes: [UInt8] = []
                glyph.append(to: &bytes)
                let text = String(decoding: bytes, as: UTF8.self)
                let isHarmless = text.unicodeScalars.allSatisfy {
                    ![.control, .format, .surrogate, .lineSeparator, .paragraphSeparator].contains(
                        $0.properties.generalCategory)
                }
                if !isHarmless { Issue.record("U+\(String(value, radix: 16))") }
            }
        }
    }

    @Test
    func `widths are those of the C library, except where we draw something else`() throws {
        // Swift's module of the C library lacks it.
        typealias Width = @convention(c) (wchar_t) -> Int32
        let wcwidth = unsafeBitCast(dlsym(nil, "wcwidth"), to: Width.self)
        try #require(setlocale(LC_CTYPE, "C.UTF-8") != nil)
        var different: [String] = []
        for value in UInt32(0xA0)...0x1FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let kind = ScalarKind(scalar, after: nil)
            let theirs = wcwidth(wchar_t(value))
            switch kind {
            case .narrow where theirs != 1, .wide where theirs != 2, .mark where theirs != 0:
                if theirs >= 0 { different.append(String(value, radix: 16)) }
            default: break
            }
        }

        #expect(different.count < 120, "\(different)")
    }

    @Test(arguments: [
        ("een twee drie", 8, ["een twee ", "drie"]), ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("", 5, [""]), ("日本語", 4, ["日本", "語"]), ("a  b", 1, ["a  ", "b"]),
    ])
    func `a line is broken after a space where it can be`(
        _ text: String, _ columns: Int, _ rows: [String]
    ) {
        #expect(text.wrapped(to: columns) == rows)
    }

    @Test
    func `a text that does not fit ends in an ellipsis, and wide characters are not halved`() {
        #expect("Voorbeeld".fitted(to: 5) == "Voor…")
        #expect("日本語".fitted(to: 4) == "日…")
        #expect("abc".fitted(to: 3) == "abc")
        #expect((Line("ab", .strong) + Line("cd")).fitted(to: 3).text == "ab…")
        #expect((Line("ab", .strong) + Line("c")).fitted(to: 2).text == "a…")
    }
}
