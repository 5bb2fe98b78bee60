internal import Foundation

/// What a command has to say: lines for people, a document for machines.
struct Answer {
    var lines: [String]
    var json: JSON
    var status = ExitStatus.done

    init(_ lines: [String], _ json: JSON, status: ExitStatus = .done) {
        self.lines = lines
        self.json = json
        self.status = status
    }

    init(_ line: String, _ json: JSON) { self.init([line], json) }

    var text: String { lines.joined(separator: "\n") }
}

/// Where the program writes.
enum Output {
    static func write(_ text: String) {
        guard !text.isEmpty else { return }
        put(Terminal.harmless(text) + "\n", on: .standardOutput)
    }

    static func complain(_ text: String) {
        put(Terminal.harmless(text) + "\n", on: .standardError)
    }

    /// Whoever reads may have gone: `veldboek dossiers | head -1`.
    private static func put(_ text: String, on handle: FileHandle) {
        try? handle.write(contentsOf: Data(text.utf8))
    }
}

/// What others typed must not steer this terminal.
enum Terminal {
    /// Shows control characters, but for the ends of lines, as a replacement mark.
    static func harmless(_ text: String) -> String {
        var safe = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isControl = scalar.properties.generalCategory == .control
            safe.append(isControl && scalar != "\n" && scalar != "\t" ? "\u{FFFD}" : scalar)
        }
        return String(safe)
    }
}
