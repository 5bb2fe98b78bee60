/// One JSON object (RFC 8259) on one line, its members in the order in which they were added.
struct JSONLine {
    private var members = ""

    var text: String { "{\(members)}" }

    mutating func add(_ name: String, _ words: String?) {
        guard let words else { return }
        add(name, raw: Self.quoted(words))
    }

    mutating func add(_ name: String, _ number: Int64?) {
        guard let number else { return }
        add(name, raw: String(number))
    }

    /// With three digits behind the point.
    mutating func add(_ name: String, milliseconds nanoseconds: Int64) {
        let microseconds = max(0, nanoseconds) / 1000
        let rest = String(1000 + microseconds % 1000).dropFirst()
        add(name, raw: "\(microseconds / 1000).\(rest)")
    }

    private mutating func add(_ name: String, raw: String) {
        members += (members.isEmpty ? "" : ",") + Self.quoted(name) + ":" + raw
    }

    /// Nothing that ends a line or steers a terminal goes through as it is.
    private static func quoted(_ words: String) -> String {
        var json = "\""
        for scalar in words.unicodeScalars {
            switch scalar {
            case "\"": json += "\\\""
            case "\\": json += "\\\\"
            case "\u{2028}", "\u{2029}": json += escaped(scalar)
            case _ where scalar.properties.generalCategory == .control: json += escaped(scalar)
            default: json.unicodeScalars.append(scalar)
            }
        }
        return json + "\""
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
