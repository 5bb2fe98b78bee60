/// A text that is edited in place: Unicode scalars with a gap where the last edit was.
public struct ScalarBuffer: Sendable {
    private var storage: [UInt32]
    private var gapStart = 0
    private var gapEnd: Int

    private static let smallestGap = 64

    public init(_ string: String = "") {
        storage = string.unicodeScalars.map(\.value)
        storage.append(contentsOf: repeatElement(0, count: Self.smallestGap))
        gapStart = storage.count - Self.smallestGap
        gapEnd = storage.count
    }

    public var count: Int { storage.count - (gapEnd - gapStart) }

    /// Replaces what lies within the text; the caller has clamped it.
    public mutating func replace(at position: Int, removing removed: Int, with inserted: String) {
        moveGap(to: position)
        gapEnd += removed
        var inserted = inserted
        inserted.withUTF8 { insert($0) }
    }

    public var string: String {
        var utf8: [UInt8] = []
        utf8.reserveCapacity(count + count / 8)
        for range in [0..<gapStart, gapEnd..<storage.count] {
            for value in storage[range] {
                if value < 0x80 {
                    utf8.append(UInt8(truncatingIfNeeded: value))
                } else {
                    utf8.append(contentsOf: UTF8.encode(Unicode.Scalar(value)!)!)
                }
            }
        }
        return String(decoding: utf8, as: UTF8.self)
    }

    private mutating func insert(_ utf8: UnsafeBufferPointer<UInt8>) {
        if gapEnd - gapStart < utf8.count { widenGap(to: utf8.count) }
        var decoder = UTF8.ForwardParser()
        var index = 0
        while index < utf8.count {
            let byte = utf8[index]
            if byte < 0x80 {
                storage[gapStart] = UInt32(byte)
                gapStart += 1
                index += 1
                continue
            }
            var rest = utf8[index...].makeIterator()
            guard case .valid(let encoded) = decoder.parseScalar(from: &rest) else {
                preconditionFailure("a string holds valid UTF-8")
            }
            storage[gapStart] = UTF8.decode(encoded).value
            gapStart += 1
            index += encoded.count
            decoder = UTF8.ForwardParser()
        }
    }

    private mutating func moveGap(to position: Int) {
        guard position != gapStart else { return }
        let (start, end) = (gapStart, gapEnd)
        storage.withUnsafeMutableBufferPointer { buffer in
            let base = buffer.baseAddress!
            if position < start {
                let moved = start - position
                (base + end - moved).update(from: base + position, count: moved)
            } else {
                (base + start).update(from: base + end, count: position - start)
            }
        }
        gapEnd += position - gapStart
        gapStart = position
    }

    private mutating func widenGap(to needed: Int) {
        let more = max(needed, count / 2, Self.smallestGap)
        storage.insert(contentsOf: repeatElement(0, count: more), at: gapEnd)
        gapEnd += more
    }
}
