internal import CSHA256

/// SHA-256 (FIPS 180-4), fed piece by piece.
public struct SHA256: Sendable {
    private static let blockBytes = 64
    /// Then one instruction does what takes a dozen otherwise.
    private static let processorKnowsHow = csha256_is_supported() != 0
    /// Tests have it computed in Swift, whatever the processor can.
    var isComputedInSwift = !processorKnowsHow

    private var state: (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32) = (
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
        0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19
    )
    private var pending: [UInt8] = []
    private var totalBytes: UInt64 = 0

    public init() {}

    public static func hash(_ bytes: [UInt8]) -> [UInt8] { bigEndianBytes(words(of: bytes)) }

    /// The hash of bytes that are all there, without a copy of more than the last block.
    static func words(of bytes: [UInt8]) -> SIMD4<UInt64> {
        var hasher = SHA256()
        let whole = bytes.count / blockBytes
        bytes.withUnsafeBufferPointer { buffer in
            hasher.compress(buffer, blocks: whole)
            hasher.compressEnd(
                UnsafeBufferPointer(rebasing: buffer[(whole * blockBytes)...]),
                of: UInt64(bytes.count))
        }
        return hasher.words
    }

    /// The last bytes, the one bit, and the length (FIPS 180-4 §5.1.1): one block or two.
    private mutating func compressEnd(_ rest: UnsafeBufferPointer<UInt8>, of total: UInt64) {
        let blocks = rest.count < Self.blockBytes - 8 ? 1 : 2
        let count = blocks * Self.blockBytes
        withUnsafeTemporaryAllocation(byteCount: count, alignment: 8) { end in
            end.initializeMemory(as: UInt8.self, repeating: 0)
            end.copyBytes(from: rest)
            end[rest.count] = 0x80
            end.storeBytes(of: (total &* 8).bigEndian, toByteOffset: count - 8, as: UInt64.self)
            compress(UnsafeBufferPointer(end.assumingMemoryBound(to: UInt8.self)), blocks: blocks)
        }
    }

    private var words: SIMD4<UInt64> {
        func word(_ high: UInt32, _ low: UInt32) -> UInt64 { UInt64(high) << 32 | UInt64(low) }
        let (a, b, c, d, e, f, g, h) = state
        return SIMD4(word(a, b), word(c, d), word(e, f), word(g, h))
    }

    public mutating func update(_ bytes: [UInt8]) {
        totalBytes += UInt64(bytes.count)
        var start = 0
        if !pending.isEmpty {
            start = min(Self.blockBytes - pending.count, bytes.count)
            pending.append(contentsOf: bytes[..<start])
            guard pending.count == Self.blockBytes else { return }
            let block = pending
            block.withUnsafeBufferPointer { compress($0, blocks: 1) }
            pending.removeAll(keepingCapacity: true)
        }
        let blocks = (bytes.count - start) / Self.blockBytes
        let end = start + blocks * Self.blockBytes
        if blocks > 0 {
            bytes.withUnsafeBufferPointer {
                compress(UnsafeBufferPointer(rebasing: $0[start..<end]), blocks: blocks)
            }
        }
        pending.append(contentsOf: bytes[end...])
    }

    public consuming func finish() -> [UInt8] {
        let rest = pending
        rest.withUnsafeBufferPointer { compressEnd($0, of: totalBytes) }
        return bigEndianBytes(words)
    }

    private mutating func compress(_ input: UnsafeBufferPointer<UInt8>, blocks: Int) {
        guard isComputedInSwift else {
            return withUnsafeMutableBytes(of: &state) { state in
                let words = state.assumingMemoryBound(to: UInt32.self)
                csha256_compress(words.baseAddress, input.baseAddress, blocks)
            }
        }
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
            Self.constants.withUnsafeBufferPointer { constants in
                for block in 0..<blocks {
                    Self.expand(input, at: block * Self.blockBytes, into: schedule)
                    mix(schedule, constants)
                }
            }
        }
    }

    private static func expand(
        _ input: UnsafeBufferPointer<UInt8>, at offset: Int,
        into schedule: UnsafeMutableBufferPointer<UInt32>
    ) {
        let raw = UnsafeRawBufferPointer(input)
        for index in 0..<16 {
            let word = raw.loadUnaligned(fromByteOffset: offset &+ index &* 4, as: UInt32.self)
            schedule[index] = UInt32(bigEndian: word)
        }
        for index in 16..<64 {
            let early = schedule[index &- 15]
            let late = schedule[index &- 2]
            let small0 = rotated(early, 7) ^ rotated(early, 18) ^ (early &>> 3)
            let small1 = rotated(late, 17) ^ rotated(late, 19) ^ (late &>> 10)
            schedule[index] = schedule[index &- 16] &+ small0 &+ schedule[index &- 7] &+ small1
        }
    }

    private mutating func mix(
        _ schedule: UnsafeMutableBufferPointer<UInt32>, _ constants: UnsafeBufferPointer<UInt32>
    ) {
        var (a, b, c, d, e, f, g, h) = state
        for index in 0..<64 {
            let sum1 = Self.rotated(e, 6) ^ Self.rotated(e, 11) ^ Self.rotated(e, 25)
            let choice = (e & f) ^ (~e & g)
            let one = h &+ sum1 &+ choice &+ constants[index] &+ schedule[index]
            let sum0 = Self.rotated(a, 2) ^ Self.rotated(a, 13) ^ Self.rotated(a, 22)
            let majority = (a & b) ^ (a & c) ^ (b & c)
            (h, g, f, e) = (g, f, e, d &+ one)
            (d, c, b, a) = (c, b, a, one &+ sum0 &+ majority)
        }
        state.0 &+= a
        state.1 &+= b
        state.2 &+= c
        state.3 &+= d
        state.4 &+= e
        state.5 &+= f
        state.6 &+= g
        state.7 &+= h
    }

    @inline(__always)
    private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
        (word &>> count) | (word &<< (32 &- count))
    }

    /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
    private static let constants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1,
        0x923f_82a4, 0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3,
        0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786,
        0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147,
        0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13,
        0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
        0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a,
        0x5b9c_ca4f, 0x682e_6ff3, 0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208,
        0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]
}
