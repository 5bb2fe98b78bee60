internal import Foundation

/// What a command has to say: lines for people, a document for machines.
package struct Answer {
    package var lines: [String]
    package var json: JSON
    package let status: ExitStatus

    package init(_ lines: [String], _ json: JSON, status: ExitStatus = .done) {
        self.lines = lines
        self.json = json
        self.status = status
    }

    package init(_ line: String, _ json: JSON) { self.init([line], json) }
}

/// Where the program writes.
package enum Output {
    package static func write(_ text: String) {
        guard !text.isEmpty else { return }
        put(harmless(text) + "\n", on: .standardOutput)
    }

    package static func write(_ answer: Answer, asJSON: Bool) {
        guard asJSON else { return write(answer.lines.joined(separator: "\n")) }
        // Of a command that wrote its document itself.
        if answer.json != .null { write(answer.json.description) }
    }

    package static func complain(_ text: String) {
        put(harmless(text) + "\n", on: .standardError)
    }

    /// Whoever reads may have gone: `veldboek dossiers | head -1`.
    private static func put(_ text: String, on handle: FileHandle) {
        try? handle.write(contentsOf: Data(text.utf8))
    }

    /// What others typed must not steer this terminal: most control characters become a mark.
    private static func harmless(_ text: String) -> String {
        var safe = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isControl = scalar.properties.generalCategory == .control
            safe.append(isControl && scalar != "\n" && scalar != "\t" ? "\u{FFFD}" : scalar)
        }
        return String(safe)
    }
}

/// With spaces after it to fill a column, and always some before the next one.
package func aligned(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(2, width - text.count))
}
