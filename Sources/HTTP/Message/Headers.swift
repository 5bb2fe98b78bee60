/// The headers of a request or a response, in the order in which they were written.
public struct Headers: Sendable, Equatable, ExpressibleByDictionaryLiteral {
    /// One line of them; its name is the same in any case.
    public struct Field: Sendable, Equatable {
        public let name: String
        public let value: String

        public init(name: String, value: String) {
            precondition(
                !name.isEmpty && name.utf8.allSatisfy(\.isTokenByte),
                "A header name consists of token characters.")
            self.init(checked: name, value)
        }

        private init(checked name: String, _ value: String) {
            self.name = name
            self.value = value
        }

        public static func == (one: Field, other: Field) -> Bool {
            isSameName(one.name, other.name) && one.value == other.value
        }
    }

    public private(set) var fields: [Field] = []

    public init() {}

    public init(dictionaryLiteral elements: (String, String)...) {
        fields = elements.map { Field(name: $0.0, value: $0.1) }
    }

    public mutating func append(_ field: Field) {
        fields.append(field)
    }

    public func values(of name: String) -> [String] {
        var values: [String] = []
        for field in fields where isSameName(field.name, name) { values.append(field.value) }
        return values
    }

    /// All values under the name, joined as RFC 9110 section 5.3 allows; setting one replaces all.
    public subscript(name: String) -> String? {
        get {
            let values = values(of: name)
            return values.count < 2 ? values.first : values.joined(separator: ", ")
        }
        set {
            fields.removeAll { isSameName($0.name, name) }
            guard let newValue else { return }
            append(Field(name: name, value: newValue))
        }
    }
}

extension Headers {
    /// Whether a header that is a list, such as `Connection`, names this item.
    func lists(_ item: String, under name: String) -> Bool {
        values(of: name)
            .flatMap { Array($0.utf8).split(separator: UInt8(ascii: ",")) }
            .contains { isSameName(String(decoding: $0.trimmed, as: UTF8.self), item) }
    }
}

extension Headers.Field {
    /// Reads one header line, as RFC 9112 section 5 spells it.
    init(line: ArraySlice<UInt8>) throws(Refusal) {
        guard let first = line.first, !first.isBlank else {
            throw .malformed("A header line begins with a space: folded headers are not read.")
        }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
            throw .malformed("A header line has no colon.")
        }
        guard colon > line.startIndex, line[..<colon].allSatisfy(\.isTokenByte) else {
            throw .malformed("A header name holds a space or another character that it may not.")
        }
        guard let value = String(utf8: line[(colon + 1)...].trimmed) else {
            throw .malformed("A header value is not UTF-8.")
        }
        self.init(checked: String(decoding: line[..<colon], as: UTF8.self), value)
    }
}
