internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

/// Who wrote in the texts of a dossier, and which paragraphs somebody should read again.
struct DossierTexts {
    /// At the end of a paragraph in which people wrote at the same time.
    private static var mark: String { "  ≈ " + say("hier schreven mensen tegelijk: lees na") }

    /// Where the paragraphs to read begin, in Unicode scalars of the text.
    private var marks: [Field: [Int]] = [:]
    /// Only where the authors were asked for.
    private var readings: [Field: TextReading] = [:]
    private let names: Names

    init(_ dossier: Dossier, on replica: Replica, withAuthors hasAuthors: Bool) throws {
        names = try Names(replica)
        let texts = Self.written(in: dossier)
        let paragraphs = try replica.paragraphsToRead(in: dossier.folder)
        for text in texts { marks[text] = (paragraphs[text] ?? []).map(\.lowerBound) }
        if hasAuthors { readings = try replica.authors(of: texts, in: dossier.folder) }
    }

    private static func written(in dossier: Dossier) -> [Field] {
        dossier.records.flatMap { record in
            HousingSchema.fields(of: record.key.type)
                .filter { $0.merging == .text && record.texts[$0.number]?.isEmpty == false }
                .map { $0.of(record.key.record) }
        }
    }

    /// The paragraphs of a text with their marks, and below them who wrote what.
    func lines(_ text: String, of field: Field) -> [String] {
        let marks = marks[field] ?? []
        var start = 0
        var lines: [String] = []
        // By scalars, as the marks count: two of them can be one character.
        for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
            lines.append(String(line) + (marks.contains(start) ? Self.mark : ""))
            start += line.count + 1
        }
        return lines + (readings[field]?.pieces.map { words(for: $0) } ?? [])
    }

    private func words(for piece: TextReading.Piece) -> String {
        let text = piece.string.split(separator: "\n", omittingEmptySubsequences: false)
            .joined(separator: " / ")
        let deletions = piece.deletedBy.map { say("gewist door {1}", words(for: $0)) }
        return "· \"\(text)\" "
            + ([words(for: piece.insertedBy)] + deletions)
            .joined(separator: ", ")
    }

    private func words(for hand: TextReading.Hand) -> String {
        "\(names.name(of: hand.author)) \(LocalTime(milliseconds: hand.at))"
    }

    /// The texts of which there is something to tell.
    var json: JSON {
        .array(
            marks.sorted { $0.key < $1.key }.compactMap { field, marks in
                let reading = readings[field]
                guard reading != nil || !marks.isEmpty else { return nil }
                return [
                    "record": .text(field.key.record.description),
                    "field": .text(HousingSchema.label(of: field)),
                    "readAgainFrom": .array(marks.map { .number(Int64($0)) }),
                    "pieces": reading.map { .array($0.pieces.map { json(of: $0) }) } ?? .null,
                ]
            })
    }

    private func json(of piece: TextReading.Piece) -> JSON {
        [
            "text": .text(piece.string), "insertedBy": json(of: piece.insertedBy),
            "deletedBy": .array(piece.deletedBy.map { json(of: $0) }),
        ]
    }

    private func json(of hand: TextReading.Hand) -> JSON {
        [
            "author": .text(names.name(of: hand.author)), "user": .text(hand.author.description),
            "at": .number(hand.at), "change": .text(hand.change.description),
        ]
    }
}
