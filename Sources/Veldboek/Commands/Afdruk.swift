internal import Commands
internal import Foundation
internal import Housing
internal import Replica

/// One dossier as it goes to a printer: plain text, in pages that say what they are.
func afdruk(_ input: Input, _ desk: Desk) async throws -> Answer {
    let dossier = try desk.open(input.argument(0)).dossier
    let printout = Printout(
        lines: try desk.page(of: dossier).lines,
        title: "\(try desk.number(of: dossier.folder)) · \(dossier.naam)",
        foot: say("Afgedrukt op {1} door {2}.", desk.today, try desk.replica.user()?.name ?? "?"))
    let json = JSON.array(printout.pages.map { .text($0.joined(separator: "\n")) })
    guard let path = input.value("naar") else {
        return Answer(
            printout.pages.flatMap { $0 + [""] }, ["bladzijden": json])
    }
    let file = try newFile(path)
    try file.write(contentsOf: Data((printout.text + "\n").utf8))
    try file.synchronize()
    return Answer(
        say(
            "{1} staat in {2}.", counted(Int64(printout.pages.count), "bladzijde", "bladzijden"),
            path),
        ["file": .text(path), "bladzijden": .number(Int64(printout.pages.count))])
}

/// Lines on sheets of paper.
struct Printout {
    /// What fits on A4 in the letters of a line printer, with a margin.
    static let columns = 80
    static let rows = 60
    /// The head and the foot, each with an empty line.
    private static let rowsAround = 4

    /// Each with its head and its foot.
    let pages: [[String]]

    /// For a file: a printer begins a sheet at a form feed.
    var text: String {
        pages.map { $0.joined(separator: "\n") }.joined(separator: "\n\u{0C}")
    }

    init(lines: [String], title: String, foot: String) {
        let folded = lines.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
            .flatMap { Self.folded(Self.harmless($0)) }
        let room = Self.rows - Self.rowsAround
        let sheets = stride(from: 0, to: max(folded.count, 1), by: room).map {
            Array(folded[$0..<min($0 + room, folded.count)])
        }
        pages = sheets.enumerated().map { index, sheet in
            let head = say("{1} · bladzijde {2} van {3}", title, index + 1, sheets.count)
            return [head, ""] + sheet + ["", foot]
        }
    }

    /// What others typed must not steer a printer.
    private static func harmless(_ line: Substring) -> String {
        String(
            String.UnicodeScalarView(
                line.unicodeScalars.map { scalar in
                    scalar.properties.generalCategory == .control ? " " : scalar
                }))
    }

    /// Broken between words; what goes on stands as far in as it began.
    private static func folded(_ line: String) -> [String] {
        guard line.count > columns else { return [line] }
        let margin = String(repeating: " ", count: min(line.prefix { $0 == " " }.count + 2, 22))
        var (rows, row): ([String], String) = ([], "")
        for word in line.split(separator: " ", omittingEmptySubsequences: false) {
            for piece in pieces(of: String(word)) {
                if row.isEmpty && rows.isEmpty {
                    row = piece
                } else if row.count + 1 + piece.count <= columns {
                    row += " " + piece
                } else {
                    rows.append(row)
                    row = margin + piece
                }
            }
        }
        return rows + [row]
    }

    /// A word that is longer than a line.
    private static func pieces(of word: String) -> [String] {
        let most = columns - 22
        guard word.count > most else { return [word] }
        return [String(word.prefix(most))] + pieces(of: String(word.dropFirst(most)))
    }
}
