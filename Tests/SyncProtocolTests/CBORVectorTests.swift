import Foundation
import SyncProtocol
import Testing

/// The examples of RFC 8949, appendix A: what the profile takes, and what it refuses.
@Suite(.enabled(if: SharedVectors.areHere, "\(SharedVectors.absence)"))
struct CBORVectorTests {
    private struct Example: Decodable {
        let hex: String
        let roundtrip: Bool
    }

    private static let refused: [String: Malformed] = [
        "f7": .outsideProfile, "f0": .outsideProfile, "f818": .outsideProfile,
        "f8ff": .outsideProfile, "fa7f800000": .notShortest, "fa7fc00000": .notShortest,
        "faff800000": .notShortest, "fb7ff0000000000000": .notShortest,
        "fb7ff8000000000000": .notShortest, "fbfff0000000000000": .notShortest,
    ]

    /// Within an item of definite length.
    private static let indefiniteWithin = [
        "83018202039f0405ff", "83019f0203ff820405", "826161bf61626163ff",
    ]

    /// Nil for what is within the profile; tags, bignums among them, begin with c or d.
    private static func expectedRefusal(of hex: String) -> Malformed? {
        if let refusal = refused[hex] { return refusal }
        if hex.hasPrefix("c") || hex.hasPrefix("d") { return .outsideProfile }
        let isIndefinite =
            ["5f", "7f", "9f", "bf"].contains { hex.hasPrefix($0) }
            || indefiniteWithin.contains(hex)
        return isIndefinite ? .indefiniteLength : nil
    }

    private let examples: [Example]

    init() throws {
        let file = try SharedVectors.contents(of: "cbor-rfc8949-appendix-a.json")
        examples = try JSONDecoder().decode([Example].self, from: file)
    }

    @Test func `what is within the profile is taken byte for byte`() throws {
        let taken = examples.filter { Self.expectedRefusal(of: $0.hex) == nil }

        #expect(taken.count == 53)
        for example in taken {
            var reader = CBORReader(hex(example.hex))
            #expect(try reader.raw() == hex(example.hex), "\(example.hex)")
            #expect(reader.isAtEnd && example.roundtrip, "\(example.hex)")
        }
    }

    @Test func `what is outside the profile is refused`() {
        let refused = examples.filter { Self.expectedRefusal(of: $0.hex) != nil }

        #expect(refused.count == 29)
        for example in refused {
            var reader = CBORReader(hex(example.hex))
            let expected = Self.expectedRefusal(of: example.hex)!
            #expect(throws: expected, "\(example.hex)") { try reader.raw() }
        }
    }

    @Test func `every example that is cut short is refused`() {
        for example in examples {
            let whole = hex(example.hex)
            for count in whole.indices {
                var reader = CBORReader(Array(whole[..<count]))
                #expect(throws: Malformed.self, "\(example.hex)") { try reader.raw() }
            }
        }
    }
}
