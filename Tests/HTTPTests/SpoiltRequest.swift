import SeededChance

/// Bytes that were requests, until chance had its way with them.
struct SpoiltRequest {
    private(set) var bytes: [UInt8]

    private static let marks = Array("\r\n\0 \t:;,%/?&=+0Gf-".utf8) + [0x7F, 0x80, 0xC3, 0xFF]

    private static let sound = SplitTests.samples.map { Array($0.text.utf8) }
    private static let wrong = WrongRequest.all.map { Array($0.text.utf8) }

    init(with chance: inout SeededRandom) {
        let kinds = Bool.random(using: &chance) ? Self.sound : Self.wrong
        bytes = kinds.randomElement(using: &chance)!
        for _ in 0..<Int.random(in: 1...4, using: &chance) { spoil(with: &chance) }
    }

    private mutating func spoil(with chance: inout SeededRandom) {
        let mark = Self.marks.randomElement(using: &chance)!
        let place = Int.random(in: 0..<max(1, bytes.count), using: &chance)
        guard place < bytes.count else { return bytes.append(mark) }
        switch Int.random(in: 0..<12, using: &chance) {
        case 0...2: bytes[place] = mark
        case 3...5: bytes.insert(mark, at: place)
        case 6, 7: bytes.remove(at: place)
        case 8: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
        case 9: bytes.insert(contentsOf: piece(of: bytes, with: &chance), at: place)
        case 10:
            let other = Self.sound.randomElement(using: &chance)!
            bytes.insert(contentsOf: piece(of: other, with: &chance), at: place)
        default: inflate(at: place, with: &chance)
        }
    }

    private func piece(of bytes: [UInt8], with chance: inout SeededRandom) -> ArraySlice<UInt8> {
        let start = Int.random(in: 0..<bytes.count, using: &chance)
        return bytes[start...].prefix(Int.random(in: 1...40, using: &chance))
    }

    /// Repeats a few bytes so often that some limit may be passed; seldom, for it takes long.
    private mutating func inflate(at place: Int, with chance: inout SeededRandom) {
        guard Int.random(in: 0..<20, using: &chance) == 0 else { return }
        let some = bytes[place...].prefix(Int.random(in: 1...12, using: &chance))
        let times = Int.random(in: 60...1500, using: &chance)
        bytes.insert(contentsOf: repeatElement(some, count: times).joined(), at: place)
    }

    /// In pieces of any size.
    func cut(with chance: inout SeededRandom) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Int.random(in: 1...40, using: &chance)
            pieces.append(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        return pieces
    }
}
