public import Replica
internal import SyncProtocol

/// A start of rent, with which four control moments begin.
public struct Plaatsing: Sendable {
    public var ingangHuur: Day
    public var gemeente: String
    public var corporatie: String
    public var woonproces: Woonproces

    public init(ingangHuur: Day, gemeente: String, corporatie: String, woonproces: Woonproces) {
        self.ingangHuur = ingangHuur
        self.gemeente = gemeente
        self.corporatie = corporatie
        self.woonproces = woonproces
    }

    /// The next start of rent in a dossier. Two who log the same one apart meet in one placement.
    public func save(in dossier: Dossier) throws(HousingError) -> Save {
        let traject = dossier.trajecten.last!
        for known in traject.plaatsingen where known.day(PlaatsingField.ingangHuur) == ingangHuur {
            throw .placementKnown(
                number: known.whole(PlaatsingField.nummer) ?? 0, start: ingangHuur)
        }
        let ids = Set(traject.plaatsingen.map(\.key.record))
        var number: Int64 = 1
        while ids.contains(.plaatsing(number, of: traject.record)) { number += 1 }
        return save(as: number, of: traject)
    }

    private func save(as number: Int64, of traject: Traject) -> Save {
        let record = RecordID.plaatsing(number, of: traject.record)
        var operations = [
            PlaatsingField.traject.write(traject.record.value, on: record),
            PlaatsingField.nummer.write(.whole(number), on: record),
            PlaatsingField.ingangHuur.write(ingangHuur.value, on: record),
            PlaatsingField.gemeente.write(.text(gemeente), on: record),
            PlaatsingField.corporatie.write(.text(corporatie), on: record),
            PlaatsingField.woonproces.write(woonproces.value, on: record),
        ]
        for moment in 1...Nazorg.plannedDays.count {
            operations += planning(moment, of: record)
        }
        return Save(folder: traject.folder, operations: operations)
    }

    private func planning(_ moment: Int, of plaatsing: RecordID) -> [Operation] {
        let record = RecordID.controlemoment(Int64(moment), of: plaatsing)
        let planned = Nazorg.planned(moment, from: ingangHuur)
        return [
            ControlemomentField.plaatsing.write(.bytes(plaatsing.bytes), on: record),
            ControlemomentField.nummer.write(.whole(Int64(moment)), on: record),
            ControlemomentField.gepland.write(planned.value, on: record),
        ]
    }
}
