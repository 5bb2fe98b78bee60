import Foundation

/// The files of this repository as the tidiness tests see them.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Where what people wrote stands.
    static let places = ["Package.swift", "Sources", "SyncProtocol", "Demo", "Tests"]

    static let swiftFiles = places.flatMap(files).filter { $0.path.hasSuffix(".swift") }
    /// Code, scripts, and what is written about them.
    static let textFiles = (places + ["README.md", ".ci", ".swift-format"]).flatMap(files)

    struct File: Sendable {
        /// As seen from the root.
        let path: String
        let lines: [Substring]
    }

    private static func files(in place: String) -> [File] {
        let url = root.appending(path: place)
        if let file = file(at: place) { return [file] }
        let inside = FileManager.default.enumerator(atPath: url.path)
        return (inside?.compactMap { $0 as? String } ?? []).sorted()
            .compactMap { file(at: "\(place)/\($0)") }
    }

    /// Nil for a folder, and for what is not text.
    private static func file(at path: String) -> File? {
        guard let data = try? Data(contentsOf: root.appending(path: path)),
            let text = String(validating: data, as: UTF8.self)
        else { return nil }
        return File(
            path: path, lines: text.split(separator: "\n", omittingEmptySubsequences: false))
    }
}
