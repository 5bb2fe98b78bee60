import SyncProtocol
import Testing

/// Bytes as people and web addresses write them.
@Suite struct TextTests {
    private static let everyByte = [UInt8](.min ... .max)

    @Test(arguments: 0...66)
    func `bytes come back from both forms`(count: Int) {
        for start in stride(from: 0, to: 180, by: 7) {
            let some = Array(Self.everyByte[start..<start + count])

            #expect(bytes(base64URL: base64URL(some)) == some)
            #expect(bytes(hexadecimal: hexadecimal(some)) == some)
        }
    }

    @Test(
        arguments: [
            ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"),
            ("fooba", "Zm9vYmE"), ("foobar", "Zm9vYmFy"),
        ])
    func `the vectors of RFC 4648`(plain: String, text: String) {
        #expect(base64URL(Array(plain.utf8)) == text)
        #expect(bytes(base64URL: text) == Array(plain.utf8))
    }

    @Test func `the alphabet is the one for addresses`() {
        #expect(base64URL([0xfb, 0xff, 0xbf]) == "-_-_")
        #expect(hexadecimal([0x0f, 0xa0]) == "0fa0")
        #expect(bytes(hexadecimal: "0FA0") == [0x0f, 0xa0])
    }

    @Test(
        arguments: [
            "A", "AAAAA", "Zg=", "Zg==", "Zh", "Zm9=", "Zm9vYmF", "Zm+v", "Zm/v", "Z g", "Zg\n",
            "Zé", " ",
        ])
    func `what is not base64url in its one form is refused`(text: String) {
        #expect(bytes(base64URL: text) == nil)
    }

    @Test(arguments: ["0", "000", "0g", "0x", " 0", "é", "0\u{ff10}0", "--", "+1"])
    func `what is not hexadecimal is refused`(text: String) {
        #expect(bytes(hexadecimal: text) == nil)
    }

    @Test func `a word is written with its highest byte first`() {
        #expect(bigEndianBytes(0x0102_0304_0506_0708) == [1, 2, 3, 4, 5, 6, 7, 8])
    }
}
