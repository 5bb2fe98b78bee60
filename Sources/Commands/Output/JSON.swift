/// A JSON document (RFC 8259), written on one line with sorted keys.
package indirect enum JSON: Hashable {
    case null
    case boolean(Bool)
    case number(Int64)
    case text(String)
    case array([JSON])
    case object([String: JSON])

    package init(_ text: String?) { self = text.map(JSON.text) ?? .null }
    package init(_ number: Int64?) { self = number.map(JSON.number) ?? .null }

    /// Two objects as one; a key of the other one wins.
    package func merging(_ other: JSON) -> JSON {
        guard case .object(let mine) = self, case .object(let others) = other else { return other }
        return .object(mine.merging(others) { $1 })
    }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
    package init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(Dictionary(uniqueKeysWithValues: elements))
    }

    package init(arrayLiteral elements: JSON...) { self = .array(elements) }
}

extension JSON: CustomStringConvertible {
    package var description: String {
        switch self {
        case .null: "null"
        case .boolean(let truth): String(truth)
        case .number(let number): String(number)
        case .text(let text): Self.quoted(text)
        case .array(let items): "[" + items.map(\.description).joined(separator: ",") + "]"
        case .object(let pairs):
            "{"
                + pairs.sorted { $0.key < $1.key }
                .map { Self.quoted($0.key) + ":" + $0.value.description }
                .joined(separator: ",") + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var json = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": json += "\\\""
            case "\\": json += "\\\\"
            case "\n": json += "\\n"
            case _ where scalar.value < 0x20:
                json += "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
            default: json.unicodeScalars.append(scalar)
            }
        }
        return json + "\""
    }
}
