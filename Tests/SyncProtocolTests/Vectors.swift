import Foundation
import SyncProtocol
import Testing

/// The published vectors: bytes with their meaning, made by another encoder than the one tested.
enum Vectors {
    static let protocolFolder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "SyncProtocol")

    static let headers = file("headers")["vectors"].items.map(Vector.init)
    static let bodies = file("bodies")["vectors"].items.map(Vector.init)
    static let verdicts = file("verdicts")["vectors"].items.map(Vector.init)
    static let runs = file("runs")["vectors"].items.map(Vector.init)
    static let messages = file("messages")["vectors"].items.map(Vector.init)
    static let bundles = file("bundles")["vectors"].items.map(Vector.init)
    static let malformed = file("malformed")["vectors"].items.map(Vector.init)
    static let folders = file("folders")

    /// A vector that cannot be read is our own fault, and stops the tests.
    private static func file(_ name: String) -> JSON {
        let url = protocolFolder.appending(path: "Vectors/\(name).json")
        return try! JSONDecoder().decode(JSON.self, from: Data(contentsOf: url))
    }
}

/// One entry of a file of vectors, by its name.
struct Vector: Sendable, CustomTestStringConvertible {
    let said: JSON

    var name: String { said["name"].text }
    var testDescription: String { name }
    var meaning: JSON { said["meaning"] }
    var bytes: [UInt8] { hex(said["bytes"].text) }
    /// Whether a writer makes these bytes, or a reader only understands them.
    var isWritten: Bool { said["written"] != .boolean(false) }
}

/// What a file of vectors says, and what the code says of the same bytes.
enum JSON: Hashable, Sendable {
    case null
    case boolean(Bool)
    case number(Int64)
    case text(String)
    case array([JSON])
    case object([String: JSON])

    /// Null where there is no such member, as in `null` written out.
    subscript(_ member: String) -> JSON {
        guard case .object(let members) = self else { return .null }
        return members[member] ?? .null
    }

    var text: String { if case .text(let text) = self { text } else { "" } }
    var items: [JSON] { if case .array(let items) = self { items } else { [] } }
    var members: [String: JSON] { if case .object(let members) = self { members } else { [:] } }
}

extension JSON: Decodable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .boolean(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([JSON].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSON].self))
        }
    }
}

extension JSON: ExpressibleByDictionaryLiteral {
    init(dictionaryLiteral members: (String, JSON)...) {
        self = .object(Dictionary(uniqueKeysWithValues: members))
    }
}
