internal import Commands
internal import Foundation

/// What the office has set for its hub: lines of `sleutel = waarde` in a file, which flags overrule.
struct Configuration {
    /// Every key that there is; each but `data` is an option of `start` too.
    static let keys = [
        "data", "listen", "store", "achter-proxy", "metrics", "log", "wijzigingen-per-uur",
        "mb-per-uur",
    ]

    private let values: [String: String]

    init(values: [String: String] = [:]) { self.values = values }

    /// Of the file that was typed, else of the environment's, else of the usual one if it is there.
    init(_ typed: String?) throws {
        let named = typed ?? Environment.variable("LOKET_CONFIG")
        guard let path = named ?? Self.usual.first(where: SystemFile.exists) else {
            values = [:]
            return
        }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw Refused("De instellingen in \(path) zijn niet te lezen.")
        }
        values = try Self.values(of: text, in: path)
    }

    private static var usual: [String] {
        if let folder = Environment.folder("XDG_CONFIG_HOME", inHome: ".config") {
            return [folder + "/loket/loket.conf", "/etc/loket.conf"]
        }
        return ["/etc/loket.conf"]
    }

    /// An empty line and one that begins with `#` say nothing.
    static func values(of text: String, in path: String) throws(UsageError) -> [String: String] {
        var values: [String: String] = [:]
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let line = line.trimmingCharacters(in: .whitespaces)
            if line.isEmpty || line.hasPrefix("#") { continue }
            let place = "\(path), regel \(index + 1)"
            let parts = line.split(separator: "=", maxSplits: 1)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            guard parts.count == 2, !parts[1].isEmpty else {
                throw UsageError("\(place): schrijf \"sleutel = waarde\".")
            }
            guard keys.contains(parts[0]) else {
                let nearest = nearestWord(to: parts[0], among: keys)
                throw UsageError(
                    "\(place): de sleutel \"\(parts[0])\" is er niet."
                        + (nearest.map { " Bedoelt u \($0)?" } ?? ""))
            }
            guard values.updateValue(parts[1], forKey: parts[0]) == nil else {
                throw UsageError("\(place): \"\(parts[0])\" staat er twee keer.")
            }
        }
        return values
    }

    func value(_ key: String) -> String? { values[key] }

    /// What was typed, else what the file says.
    func value(_ key: String, _ input: Input) -> String? { input.value(key) ?? values[key] }

    func isOn(_ key: String, _ input: Input) throws(UsageError) -> Bool {
        if input.has(key) { return true }
        switch values[key] {
        case nil, "nee": return false
        case "ja": return true
        default: throw UsageError("De instelling \(key) is \"ja\" of \"nee\".")
        }
    }

    /// A whole number from 0 on; nil where nobody set one.
    func number(_ key: String, _ input: Input) throws(UsageError) -> Int? {
        guard let typed = value(key, input) else { return nil }
        guard let number = Int(typed), (0...1_000_000_000).contains(number) else {
            throw UsageError("\(key): \"\(typed)\" is geen aantal.")
        }
        return number
    }
}
