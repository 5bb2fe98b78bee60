public import Replica
public import SyncProtocol

/// All that a replica shows of one dossier.
public struct Dossier: Sendable {
    public let folder: FolderID
    /// Where it lies; more than one when it was transferred twice, apart.
    public let places: [Scope]
    public let facts: ShownRecord?
    /// Each type in the order of its first field that is a day or a number.
    let byType: [TypeNumber: [ShownRecord]]
    public let conflicts: [Conflict]

    public var records: [ShownRecord] { HousingSchema.dossierTypes.flatMap { byType[$0] ?? [] } }

    init(
        folder: FolderID, places: [Scope], records: [ShownRecord], conflicts: [Conflict]
    ) {
        self.folder = folder
        self.places = places
        self.conflicts = conflicts
        byType = Dictionary(grouping: records, by: \.key.type).mapValues { $0.inOrder }
        facts = byType[DossierField.type]?.first { $0.key.record == .dossier(folder) }
    }

    public func all<Fields: RecordField>(_ fields: Fields.Type) -> [ShownRecord] {
        byType[Fields.type] ?? []
    }

    public var notities: [ShownRecord] { all(NotitieField.self) }
    public var intakes: [ShownRecord] { all(IntakeField.self) }
    /// By number.
    public var plaatsingen: [ShownRecord] { all(PlaatsingField.self) }
    /// By number.
    public var controlemomenten: [ShownRecord] { all(ControlemomentField.self) }
    /// By number.
    var trajectRecords: [ShownRecord] { all(TrajectField.self) }

    /// By number; a dossier has one at least, as records that name none belong to the first.
    public var trajecten: [Traject] {
        let records = trajectRecords.map(\.key.record)
        return (records.isEmpty ? [.traject(1, in: folder)] : records).map { Traject($0, in: self) }
    }

    public var naam: String { facts?.text(DossierField.naam) ?? "(zonder naam)" }

    public func controlemomenten(of plaatsing: ShownRecord) -> [ShownRecord] {
        controlemomenten.filter {
            $0.reference(ControlemomentField.plaatsing) == plaatsing.key.record
        }
    }

    /// A placement by its number, the last one where none is given.
    public func plaatsing(_ number: Int64?) throws(HousingError) -> ShownRecord {
        let match = plaatsingen.last {
            number == nil || $0.whole(PlaatsingField.nummer) == number
        }
        guard let match else { throw .placementUnknown }
        return match
    }

    /// A control moment of a placement by its number as typed.
    public func controlemoment(
        _ typed: String, of plaatsing: ShownRecord
    ) throws(HousingError) -> ShownRecord {
        let match = controlemomenten(of: plaatsing).first {
            $0.whole(ControlemomentField.nummer).map(String.init) == typed
        }
        guard let match else { throw .momentUnknown(typed) }
        return match
    }

    public func conflict(about field: Field) -> Conflict? {
        conflicts.first { $0.subject == .field(field) }
    }
}

extension [ShownRecord] {
    fileprivate var inOrder: [ShownRecord] {
        guard let type = first?.key.type else { return self }
        let fields = HousingSchema.fields(of: type).filter(\.isOrder).map(\.number)
        func key(_ record: ShownRecord) -> [Int64] {
            fields.map { field in
                if case .whole(let number) = record.values[field] { number } else { .max }
            }
        }
        return map { (key($0), $0) }.sorted {
            $0.0 == $1.0 ? $0.1.key.record < $1.1.key.record : $0.0.lexicographicallyPrecedes($1.0)
        }.map(\.1)
    }
}

extension RecordField {
    /// Records of a type stand by their numbers and days.
    fileprivate var isOrder: Bool {
        switch merging {
        case .register(.whole, _), .register(.date, _): true
        default: false
        }
    }
}

/// A dossier with the versions that its folders were read at: what is saved on it has seen that, and no more.
public struct OpenedDossier: Sendable {
    public let dossier: Dossier
    public let versions: [FolderID: [ChangeName]]

    /// Of the dossier itself.
    public var version: [ChangeName] { versions[dossier.folder] ?? [] }

    /// Refuses to decide a conflict by the way.
    public func onThisVersion(_ save: Save) throws(HousingError) -> Save {
        for case .write(let field, _, _) in save.operations {
            guard let conflict = dossier.conflict(about: field) else { continue }
            throw .contested(label: HousingSchema.label(of: field), conflict.id)
        }
        var save = save
        save.openedOn = versions[save.folder]
        return save
    }
}
