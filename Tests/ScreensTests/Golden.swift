import Foundation
import TerminalRobot
import TerminalUI
import Testing

@testable import Screens

/// Screens as they should look, each in a file of its own; `VELDBOEK_GOLDEN=1` writes them anew, to be read by a person.
enum Golden {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "Golden")

    static func expect(
        _ book: SomeBook, is name: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let model = book.robot.model
        let keys = model.sheets.last?.page.table(FieldBook(.dutch).context(model))
        #expect(
            keys?.conflicts == [], "\(name): a key has one meaning",
            sourceLocation: sourceLocation)
        let lines = book.robot.lines.map { line in
            String(line.reversed().drop { $0 == " " }.reversed())
        }
        let text = lines.joined(separator: "\n") + "\n"
        let file = folder.appending(path: "\(name).txt")
        if ProcessInfo.processInfo.environment["VELDBOEK_GOLDEN"] != nil {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let golden = try? String(contentsOf: file, encoding: .utf8)
        #expect(text == golden, "\(name)", sourceLocation: sourceLocation)
    }
}
