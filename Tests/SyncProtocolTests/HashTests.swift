import Testing

@testable import SyncProtocol

/// SHA-256 and HMAC against what NIST and the RFCs say they are.
@Suite struct HashTests {
    @Test(
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                String(repeating: "a", count: 1_000_000),
                "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
            ),
        ])
    func `a known message has its known hash`(message: String, hash: String) {
        #expect(hexadecimal(SHA256.hash(Array(message.utf8))) == hash)
    }

    @Test(arguments: [1, 3, 63, 64, 65, 127, 128, 129, 200])
    func `a hash does not depend on the pieces that it was fed`(pieceBytes: Int) {
        let message = (0..<500).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        var hasher = SHA256()

        for start in stride(from: 0, to: message.count, by: pieceBytes) {
            hasher.update(Array(message[start..<min(start + pieceBytes, message.count)]))
            hasher.update([])
        }

        #expect(hasher.finish() == SHA256.hash(message))
    }

    @Test func `what the processor computes is what Swift computes`() {
        var bytes: [UInt8] = []
        var last: [UInt8] = [7]
        for count in 0..<300 {
            var inSwift = SHA256()
            inSwift.isComputedInSwift = true
            inSwift.update(bytes)

            last = SHA256.hash(bytes)

            #expect(last == inSwift.finish(), "\(count) bytes")
            bytes.append(last[0])
        }
    }

    @Test(.enabled(if: SharedVectors.areHere, "\(SharedVectors.absence)"))
    func `the short messages of NIST have their hashes`() throws {
        let blocks = try SharedVectors.blocks(of: "SHA256ShortMsg.rsp").filter { $0["MD"] != nil }

        #expect(blocks.count == 65)
        for block in blocks {
            let message = hex(block["Msg"]!).prefix(Int(block["Len"]!)! / 8)
            #expect(hexadecimal(SHA256.hash(Array(message))) == block["MD"])
        }
    }

    @Test(.enabled(if: SharedVectors.areHere, "\(SharedVectors.absence)"))
    func `the chain of NIST's Monte Carlo test comes out at every checkpoint`() throws {
        let blocks = try SharedVectors.blocks(of: "SHA256Monte.rsp")
        var seed = hex(try #require(blocks.compactMap { $0["Seed"] }.first))
        let checkpoints = blocks.compactMap { $0["MD"] }

        #expect(checkpoints.count == 100)
        for checkpoint in checkpoints {
            var last = [seed, seed, seed]
            for _ in 0..<1000 {
                last = [last[1], last[2], SHA256.hash(last[0] + last[1] + last[2])]
            }
            seed = last[2]
            #expect(hexadecimal(seed) == checkpoint)
        }
    }

    @Test(
        arguments: [
            (
                "4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
            ),
            (
                "", "", "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"
            ),
        ])
    func `a known key and message have their known code`(key: String, message: String, code: String)
    {
        #expect(hexadecimal(HMAC.sha256(hex(message), key: hex(key))) == code)
    }

    @Test(.enabled(if: SharedVectors.areHere, "\(SharedVectors.absence)"))
    func `the cases of RFC 4231 have their codes`() throws {
        let blocks = try SharedVectors.blocks(of: "rfc-4231-sha256.txt")
            .filter { $0["MD"] != nil }

        #expect(blocks.count == 6)
        for block in blocks {
            let code = HMAC.sha256(hex(block["Msg"]!), key: hex(block["Key"]!))
            #expect(hexadecimal(code) == block["MD"])
        }
    }

    @Test func `secrets are equal when all their bytes are`() {
        let secret: [UInt8] = [1, 2, 3]

        #expect(equalInConstantTime(secret, [1, 2, 3]))
        #expect(equalInConstantTime([], []))
        for other: [UInt8] in [[0, 2, 3], [1, 2, 131], [1, 2], [1, 2, 3, 0], []] {
            #expect(!equalInConstantTime(secret, other))
        }
    }
}
