/// What a request asks for, taken apart: `/kaart%20blad?van=3` has a path and a query.
struct RequestTarget: Equatable {
    let path: String
    let query: [String: String]

    /// Reads origin-form and absolute-form of RFC 9112, section 3.2; proxies' forms are refused.
    init(_ target: ArraySlice<UInt8>) throws(Refusal) {
        guard target.allSatisfy({ $0 > .space && $0 < .delete && $0 != UInt8(ascii: "#") }) else {
            throw .malformed("The request target holds a character that must be percent-encoded.")
        }
        let local = Self.withoutOrigin(target)
        let mark = local.firstIndex(of: UInt8(ascii: "?")) ?? local.endIndex
        path = try Self.path(local[..<mark], isAbsolute: local.count < target.count)
        query = try Self.query(local[mark...].dropFirst())
    }

    private static func withoutOrigin(_ target: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        if target.first == UInt8(ascii: "/") { return target }
        for scheme in ["http://", "https://"] {
            let start = String(decoding: target.prefix(scheme.utf8.count), as: UTF8.self)
            guard isSameName(start, scheme) else { continue }
            let rest = target.dropFirst(scheme.utf8.count)
            return rest.drop { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
        }
        return target
    }

    private static func path(
        _ bytes: ArraySlice<UInt8>, isAbsolute: Bool
    ) throws(Refusal) -> String {
        if bytes.isEmpty && isAbsolute { return "/" }
        guard bytes.first == UInt8(ascii: "/") else {
            throw .malformed("The request target does not begin with a slash.")
        }
        return try percentDecoded(bytes)
    }

    private static func query(_ bytes: ArraySlice<UInt8>) throws(Refusal) -> [String: String] {
        var values: [String: String] = [:]
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            let mark = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            let name = try percentDecoded(withSpaces(pair[..<mark]))
            let value = try percentDecoded(withSpaces(pair[mark...].dropFirst()))
            guard values.updateValue(value, forKey: name) == nil else {
                throw .malformed("The query names \(name) twice.")
            }
        }
        return values
    }

    /// Forms write a space as a plus.
    private static func withSpaces(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        ArraySlice(bytes.map { $0 == UInt8(ascii: "+") ? .space : $0 })
    }

    private static func percentDecoded(_ bytes: ArraySlice<UInt8>) throws(Refusal) -> String {
        // All of it is ASCII here.
        guard bytes.contains(UInt8(ascii: "%")) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        var decoded: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            decoded.append(byte == UInt8(ascii: "%") ? try escapedByte(&rest) : byte)
        }
        guard let text = String(validating: decoded, as: UTF8.self) else {
            throw .malformed("The request target is not UTF-8.")
        }
        return text
    }

    private static func escapedByte(_ rest: inout ArraySlice<UInt8>) throws(Refusal) -> UInt8 {
        guard let high = rest.popFirst()?.hexDigitValue, let low = rest.popFirst()?.hexDigitValue,
            high + low > 0
        else {
            throw .malformed("A percent sign is not followed by two hex digits, or hides a NUL.")
        }
        return UInt8(high << 4 | low)
    }
}
