/// An amount of money in whole cents.
public struct Cents: Hashable, Comparable, Sendable {
    /// Far above any rent debt, and far from where sums overflow.
    private static let range: ClosedRange<Int64> = -100_000_000_000...100_000_000_000

    public let number: Int64

    public init(_ number: Int64) {
        self.number = min(max(number, Self.range.lowerBound), Self.range.upperBound)
    }

    /// As people type it: `675`, `675,00`, `5.531,24` or `€ 675`.
    public init?(_ typed: String) {
        var text = typed.trimmingPrefix("€").drop { $0 == " " }
        let isNegative = text.first == "-"
        if isNegative { text = text.dropFirst() }
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let euros = Self.euros(parts[0]),
            let cents = parts.count == 1 ? 0 : Self.cents(parts[1])
        else { return nil }
        let sum = euros * 100 + cents
        guard Self.range.contains(sum) else { return nil }
        number = isNegative ? -sum : sum
    }

    /// Digits, or groups of three with points between them.
    private static func euros(_ text: Substring) -> Int64? {
        let groups = text.split(separator: ".", omittingEmptySubsequences: false)
        guard groups.allSatisfy(isDigits), let first = groups.first,
            groups.count == 1 || (1...3).contains(first.count),
            groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { return nil }
        let digits = groups.joined()
        return digits.count <= 9 ? Int64(digits) : nil
    }

    private static func cents(_ text: Substring) -> Int64? {
        guard isDigits(text), text.count == 2 else { return nil }
        return Int64(text)
    }

    private static func isDigits(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    public static func < (one: Cents, other: Cents) -> Bool { one.number < other.number }
}

extension Cents: CustomStringConvertible {
    /// `€ 5.531,24`.
    public var description: String {
        let euros = String(number.magnitude / 100)
        var grouped = ""
        for (index, digit) in euros.enumerated() {
            if index > 0, (euros.count - index) % 3 == 0 { grouped += "." }
            grouped.append(digit)
        }
        let cents = padded(Int64(number.magnitude % 100), to: 2)
        return "€ \(number < 0 ? "-" : "")\(grouped),\(cents)"
    }
}
