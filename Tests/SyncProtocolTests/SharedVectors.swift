import Foundation
import SyncProtocol

/// The published test vectors, in a folder that an environment variable names.
enum SharedVectors {
    static let folder = ProcessInfo.processInfo.environment["VELDBOEK_SHARED"]
        .map { URL(filePath: $0).appending(path: "vectors") }

    static let areHere = folder != nil
    static let absence = "VELDBOEK_SHARED names no folder with vectors"

    static func contents(of name: String) throws -> Data {
        try Data(contentsOf: folder!.appending(path: name))
    }

    /// The blocks of a file as NIST writes them: `Name = hexadecimal` on lines, a blank line between.
    static func blocks(of name: String) throws -> [[String: String]] {
        let text = String(decoding: try contents(of: name), as: UTF8.self)
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        let blocks = lines.split { $0.allSatisfy(\.isWhitespace) }.map(fields)
        return blocks.filter { !$0.isEmpty }
    }

    private static func fields(_ lines: ArraySlice<Substring>) -> [String: String] {
        var fields: [String: String] = [:]
        for line in lines where !line.hasPrefix("#") && !line.hasPrefix("[") {
            let halves = line.components(separatedBy: " = ")
            if halves.count == 2 { fields[halves[0]] = halves[1] }
        }
        return fields
    }
}

/// Bytes from their hexadecimal form, which a test spells well.
func hex(_ text: String) -> [UInt8] { bytes(hexadecimal: text)! }
