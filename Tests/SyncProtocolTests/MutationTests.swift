import Glibc
import SeededChance
import SyncProtocol
import Testing

/// Bytes that were changed by chance: refused, or read as what they then say, and never a crash.
///
/// `VELDBOEK_MUTATIONS` says how many of them are tried.
@Suite struct MutationTests {
    private static let mutationsPerSeed =
        (getenv("VELDBOEK_MUTATIONS").flatMap { Int(String(cString: $0)) } ?? 1_000_000) / 4

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `what can be read of a changed change has no other form`(seed: UInt64) throws {
        var chance = SeededRandom(seed: seed)
        let originals = [someChange, bareChange, Change(header: firstHeader, body: someBody.bytes)]
        var readable = 0

        for _ in 0..<Self.mutationsPerSeed {
            let mutated = mutated(originals.randomElement(using: &chance)!.encoded, by: &chance)
            guard let change = try? Change(decoding: mutated) else { continue }
            readable += 1
            #expect(change.encoded == mutated)
            #expect(change.header.encoded == change.headerBytes)
            guard let bytes = change.body, let body = try? Body(decoding: bytes) else { continue }
            // Writes that came apart are drawn together: the bytes may differ, the meaning may not.
            let again = Body(salt: Array(bytes[..<16]), operations: body.operations)
            #expect(try Body(decoding: again.bytes).operations == body.operations)
        }

        #expect(readable > Self.mutationsPerSeed / 100)
    }

    @Test(arguments: [5, 6] as [UInt64])
    func `what can be read of a changed page has no other form`(seed: UInt64) throws {
        var chance = SeededRandom(seed: seed)
        let page = FeedPage(entries: someFeedEntries, cursor: someCursor, isLast: true, hubTime: 1)

        for _ in 0..<10_000 {
            let mutated = mutated(page.encoded, by: &chance)
            guard mutated.first == page.encoded.first else { continue }
            guard let read = try? FeedPage(decoding: mutated) else { continue }
            #expect(read.encoded == mutated)
        }
    }

    private func mutated(_ bytes: [UInt8], by chance: inout SeededRandom) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...3, using: &chance) {
            let index = Int.random(in: bytes.indices, using: &chance)
            switch Int.random(in: 0..<6, using: &chance) {
            case 0: bytes[index] = .random(in: .min ... .max, using: &chance)
            case 1: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
            case 2: bytes.remove(at: index)
            case 3: bytes.insert(.random(in: .min ... .max, using: &chance), at: index)
            case 4: bytes.swapAt(index, Int.random(in: bytes.indices, using: &chance))
            default: bytes[index] = bytes[index] &+ 1
            }
        }
        return bytes
    }
}
