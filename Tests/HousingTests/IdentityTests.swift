import Replica
import SyncProtocol
import Testing

@testable import Housing

/// Two devices that have not met give one thing one identifier, and people can name it.
@Suite struct IdentityTests {
    private let folder = FolderID(high: 0x0123_4567_89ab_cdef, low: 0xfedc_ba98_7654_3210)

    @Test func `derived identifiers are these, for ever`() {
        let plaatsing = RecordID.plaatsing(1, in: folder)

        #expect(RecordID.dossier(folder).description == "8a6bd725ca29711e47e49773dbb81e08")
        #expect(plaatsing.description == "a94a0889a2eb9cac624631154011e748")
        #expect(
            RecordID.controlemoment(4, of: plaatsing).description
                == "caa89fc946881c4415b19e56ac301c9a")
        #expect(Personeel.folder.description == "d75cf4b67bc2a376f813ad2dd275ad1f")
    }

    @Test func `each folder, placement and number has its own`() {
        let other = FolderID(high: 1, low: 2)
        let placements = [folder, other].flatMap { folder in
            (1...3).map { RecordID.plaatsing($0, in: folder) }
        }
        let moments = placements.flatMap { placement in
            (1...4).map { RecordID.controlemoment($0, of: placement) }
        }
        let dossiers = [RecordID.dossier(folder), .dossier(other)]

        #expect(Set(dossiers + placements + moments).count == 2 + 6 + 24)
    }

    @Test func `a number is read in any case, and look-alikes are forgiven`() throws {
        let folders = [folder, FolderID(high: 5, low: 5)]

        #expect(DossierNumber.shortest(among: folders)[folder]?.description == "04HMAS")
        for typed in ["04HMAS", "o4hmas", "04hmasw9", "O4HMAS"] {
            #expect(try DossierNumber(typed).folder(among: folders) == folder)
        }
    }

    @Test(arguments: ["", "04HMA", "04HMAU", "04-MAS", "04HMASW9NF6YZZXPSPKRK1SC0X0"])
    func `what is no number is refused`(typed: String) {
        #expect(throws: HousingError.dossierNumberMalformed(typed)) {
            try DossierNumber(typed)
        }
    }

    @Test func `numbers grow where two dossiers begin alike`() throws {
        let twin = FolderID(high: 0x0123_4567_89ab_cdee, low: 0)
        let folders = [folder, twin, FolderID(high: .max, low: 0)]

        let numbers = DossierNumber.shortest(among: folders)

        #expect(numbers.values.map(\.description.count).sorted() == [6, 13, 13])
        for (folder, number) in numbers {
            #expect(try number.folder(among: folders) == folder)
        }
        let short = try DossierNumber("04HMAS")
        let both = [numbers[folder]!, numbers[twin]!].map(\.description).sorted()
        #expect(throws: HousingError.dossierAmbiguous(short, both)) {
            try short.folder(among: folders)
        }
        let unknown = try DossierNumber("7K3M9Q")
        #expect(throws: HousingError.dossierUnknown(unknown)) {
            try unknown.folder(among: folders)
        }
    }

    @Test func `fields keep their numbers`() {
        let lines = HousingSchema.schema.types.map { type in
            "\(type.number.rawValue) \(type.name): "
                + type.fields.map { "\($0.number.rawValue) \($0.name)" }.joined(separator: ", ")
        }

        #expect(
            lines == [
                "1 dossier: 1 naam, 2 geboortedatum, 3 telefoon, 4 gemeente, 5 woonproces, "
                    + "6 herkomst, 7 aanmelder, 8 aangemeld_op",
                "2 notitie: 1 tekst, 2 datum",
                "3 intake: 1 datum, 2 uitkomst, 3 verslag",
                "4 plaatsing: 1 nummer, 2 ingang_huur, 3 gemeente, 4 corporatie, 5 woonproces",
                "5 controlemoment: 1 plaatsing, 2 nummer, 3 gepland, 4 uitkomst, 5 gelogd_op, "
                    + "6 notitie, 7 pogingen",
                "6 medewerker: 1 naam",
            ])
    }

    @Test func `a gemeente has a region`() {
        #expect(Gemeente("heerlen")?.regio == .parkstad)
        #expect(Gemeente("Gulpen")?.name == "Gulpen-Wittem")
        #expect(Gemeente("Sittard-Geleen")?.regio.scope.path == "westelijke-mijnstreek")
        #expect(Gemeente("Utrecht") == nil)
    }
}
