import Foundation
import Housing
import Replica
import SeededChance
import SyncProtocol

/// A replica of many made-up dossiers as Loket Housing keeps them, all of it accepted by a hub.
struct MadeLoket {
    let path: String

    /// A caseload of one consulent, among all others.
    private static let dossiersEach = 60
    private static let dossiersAtOnce = 500
    private static let names = [
        "Jansen", "de Vries", "van den Berg", "Bakker", "Visser", "Smit", "Meijer", "de Boer",
        "Mulder", "Peters", "Hendriks", "Dekker", "Brouwer", "Smeets", "Maessen", "Janssen",
    ]
    private static let words = [
        "gesprek", "huur", "werk", "gezin", "zorg", "woning", "buurt", "schuld", "rust", "afspraak",
        "begeleiding", "moeder", "school", "inkomen", "bezoek", "telefoon",
    ]

    init(dossiers: Int, at path: String) throws {
        self.path = path
        let replica = try Replica.enrolled(path, HousingSchema.schema, .none)
        let now = Int64(Date().timeIntervalSince1970 * 1_000)
        let context = try FormContext(replica, on: LocalTime(milliseconds: now).day)
        var random = SeededRandom(seed: 2026)
        for start in stride(from: 0, to: dossiers, by: Self.dossiersAtOnce) {
            let indexes = start..<min(dossiers, start + Self.dossiersAtOnce)
            try replica.commitAll(indexes.map { try Self.save($0, context, &random) })
        }
        _ = try BenchHub().drain(replica)
    }

    private static func save(
        _ index: Int, _ context: FormContext, _ random: inout SeededRandom
    ) throws -> Save {
        let letter = String(UnicodeScalar(UInt8(65 + index / names.count % 26)))
        let gemeente = context.naslag.gemeenten.randomElement(using: &random)!
        let day = context.today.adding(-Int64.random(in: 1...700, using: &random))
        let form = try FormDefinition.aanmelding.check(
            [
                "naam": "\(letter). \(names[index % names.count]) \(index)",
                "gemeente": gemeente.naam, "datum": day.description, "woonproces": "housing",
            ], in: context)
        let folder = FolderID.random(using: &random)
        var save = try form.newDossier(as: folder, context.naslag).save
        save.operations += treatment(index, in: folder, from: day, &random)
        save.operations += note(in: folder, on: day, &random)
        if index % 3 == 0 { save.operations += home(in: folder, gemeente.naam, from: day) }
        return save
    }

    private static func treatment(
        _ index: Int, in folder: FolderID, from day: Day, _ random: inout SeededRandom
    ) -> [SyncProtocol.Operation] {
        let record = RecordID.random(using: &random)
        let user = UserID(high: 8, low: UInt64(1 + index / dossiersEach))
        return [
            write(
                BehandelingField.traject.of(record), .bytes(RecordID.traject(1, in: folder).bytes)),
            write(BehandelingField.rol.of(record), .whole(Behandelrol.consulent.rawValue)),
            write(BehandelingField.medewerker.of(record), .bytes(user.bytes)),
            write(BehandelingField.van.of(record), .whole(day.number)),
        ]
    }

    private static func note(
        in folder: FolderID, on day: Day, _ random: inout SeededRandom
    ) -> [SyncProtocol.Operation] {
        let record = RecordID.random(using: &random)
        let text = (0..<40).map { _ in words.randomElement(using: &random)! }.joined(separator: " ")
        return [
            .edit(
                NotitieField.tekst.of(record),
                [TextEdit(position: 0, removed: 0, inserted: text)]),
            write(NotitieField.datum.of(record), .whole(day.number)),
        ]
    }

    private static func home(
        in folder: FolderID, _ gemeente: String, from day: Day
    ) -> [SyncProtocol.Operation] {
        let traject = RecordID.traject(1, in: folder)
        let home = RecordID.plaatsing(1, of: traject)
        let moments = Nazorg.numbers.flatMap { number in
            let moment = RecordID.controlemoment(number, of: home)
            return [
                write(ControlemomentField.plaatsing.of(moment), .bytes(home.bytes)),
                write(ControlemomentField.nummer.of(moment), .whole(number)),
                write(
                    ControlemomentField.gepland.of(moment),
                    .whole(Nazorg.planned(number, from: day).number)),
            ]
        }
        return [
            write(PlaatsingField.nummer.of(home), .whole(1)),
            write(PlaatsingField.ingangHuur.of(home), .whole(day.number)),
            write(PlaatsingField.gemeente.of(home), .text(gemeente)),
            write(PlaatsingField.traject.of(home), .bytes(traject.bytes)),
        ] + moments
    }

    private static func write(_ field: Field, _ value: Value) -> SyncProtocol.Operation {
        .write(field, value, reason: nil)
    }
}
