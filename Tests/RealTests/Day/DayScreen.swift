import Foundation
import Testing

/// The last screens of the day, each in a file; `VELDBOEK_GOLDEN=1` writes them anew, to be read by a person.
enum DayScreen {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "Golden")

    /// Without whose laptop it is, and with numbers that are drawn by lot struck out.
    static func common(_ lines: [String], of person: Person, numbers: [String]) -> String {
        var lines = lines
        if let head = lines.first, head.hasSuffix(person.name) {
            lines[0] = String(
                head.dropLast(person.name.count).reversed().drop { $0 == " " }.reversed())
        }
        let text = lines.joined(separator: "\n")
        return numbers.filter { !$0.isEmpty }.reduce(text) { text, number in
            text.replacing(number, with: String(repeating: "#", count: number.count))
        }
    }

    static func expect(
        _ text: String, is name: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let file = folder.appending(path: "\(name).txt")
        if ProcessInfo.processInfo.environment["VELDBOEK_GOLDEN"] != nil {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let golden = try? String(contentsOf: file, encoding: .utf8)
        #expect(text == golden, "\(name)", sourceLocation: sourceLocation)
    }
}
