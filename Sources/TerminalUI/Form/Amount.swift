/// An amount of euros as people type it: `650`, `1.250,50` or `€ 12,5`.
public struct Amount: Hashable, Sendable {
    public let cents: Int

    public init?(_ typed: String) {
        var digits = typed.filter { $0 != " " && $0 != "€" }[...]
        guard !digits.isEmpty, digits.utf8.count <= 15 else { return nil }
        var fraction: Substring = ""
        if let mark = digits.lastIndex(where: { $0 == "," || $0 == "." }) {
            let behind = digits[digits.index(after: mark)...]
            // Three digits behind a point are thousands, as in 1.250.
            if behind.count <= 2 || digits[mark] == "," {
                fraction = behind
                digits = digits[..<mark]
            }
        }
        let groups = digits.split(omittingEmptySubsequences: false) { $0 == "." }
        let whole = groups.joined()
        guard fraction.count <= 2, groups.dropFirst().allSatisfy({ $0.count == 3 }),
            (whole + fraction).utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let euros = Int(whole), let part = Int((fraction + "00").prefix(2))
        else { return nil }
        cents = euros * 100 + part
    }
}
