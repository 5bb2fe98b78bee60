import Foundation

/// One line of results: a name, a number of things, seconds, and what else is worth knowing.
struct Report {
    private var fields: [(String, String)]

    init(_ bench: String, count: Int, seconds: Double, plain: Double? = nil) {
        fields = [
            ("bench", "\"\(bench)\""), ("n", "\(count)"), ("seconds", Self.number(seconds)),
            ("plain", plain.map(Self.number) ?? "null"),
            ("ratio", plain.map { Self.number(seconds / $0) } ?? "null"),
        ]
    }

    /// A result in bytes.
    init(_ bench: String, count: Int, bytes: Int, plain: Int) {
        fields = [
            ("bench", "\"\(bench)\""), ("n", "\(count)"), ("bytes", "\(bytes)"),
            ("plain", "\(plain)"), ("ratio", Self.number(Double(bytes) / Double(plain))),
        ]
    }

    mutating func add(_ name: String, _ value: Int) { fields.append((name, "\(value)")) }
    mutating func add(_ name: String, _ value: Double) {
        fields.append((name, Self.number(value)))
    }

    /// At once, so that a long run can be followed.
    func print() {
        Swift.print("{" + fields.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}")
        fflush(nil)
    }

    private static func number(_ value: Double) -> String { String(format: "%.6g", value) }
}

/// Runs something and tells how long it took, in seconds.
func measured<Result>(_ body: () throws -> Result) rethrows -> (Result, Double) {
    let start = DispatchTime.now().uptimeNanoseconds
    let result = try body()
    return (result, Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9)
}
