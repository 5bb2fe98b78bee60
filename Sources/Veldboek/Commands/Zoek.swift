internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

/// More than people read; other words find fewer.
private let mostFinds = 50

/// Finds words in all that is on this device: names first, then what was written last.
func zoek(_ input: Input, _ desk: Desk) async throws -> Answer {
    let found = try desk.replica.search(
        input.argument(0), types: HousingSchema.dossierTypes, limit: mostFinds)
    let numbers = try desk.numbers(of: found.map(\.folder))
    var lines: [String] = []
    var json: [JSON] = []
    for find in found {
        guard let number = numbers[find.folder] else { continue }
        let title = try desk.replica.dossierTitle(find.folder)
        lines.append("\(number)  " + (find.words.map { aligned(title, to: 30) + $0 } ?? title))
        json.append([
            "dossier": .text(number.description), "folder": .text(find.folder.description),
            "title": .text(title), "soort": .text(HousingSchema.typeName(find.key.type)),
            "id": .text(find.key.record.description),
            "excerpt": .array(
                find.excerpt.map { ["words": .text($0.words), "found": .boolean($0.isFound)] }),
        ])
    }
    if found.count == mostFinds { lines.append(say("Er is meer. Zoek met meer woorden.")) }
    return Answer(
        lines.isEmpty ? [say("Niets gevonden.")] : lines, ["finds": .array(json)])
}

extension Found {
    /// On one line, with marks around what was looked for; nil for the dossier's own name.
    fileprivate var words: String? {
        if isInTitle { return nil }
        let excerpt = excerpt.map { $0.isFound ? "«\($0.words)»" : $0.words }.joined()
            .split(whereSeparator: \.isNewline).joined(separator: " / ")
        return "\(HousingSchema.typeName(key.type)): \(excerpt)"
    }
}
