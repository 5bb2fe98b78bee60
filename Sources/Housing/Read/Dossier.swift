public import Replica
public import SyncProtocol

/// All that a replica shows of one dossier.
public struct Dossier: Sendable {
    public let folder: FolderID
    /// Where it lies; more than one when it was transferred twice, apart.
    public let places: [Scope]
    public let facts: ShownRecord?
    public let notities: [ShownRecord]
    public let intakes: [ShownRecord]
    /// By number.
    public let plaatsingen: [ShownRecord]
    /// By placement and number.
    public let controlemomenten: [ShownRecord]
    public let conflicts: [Conflict]

    public var records: [ShownRecord] {
        (facts.map { [$0] } ?? []) + notities + intakes + plaatsingen + controlemomenten
    }

    init(
        folder: FolderID, places: [Scope], records: [ShownRecord], conflicts: [Conflict]
    ) {
        func all(_ type: TypeNumber) -> [ShownRecord] { records.filter { $0.key.type == type } }
        self.folder = folder
        self.places = places
        self.conflicts = conflicts
        facts = all(DossierField.type).first { $0.key.record == .dossier(folder) }
        notities = all(NotitieField.type).sorted(by: NotitieField.datum)
        intakes = all(IntakeField.type).sorted(by: IntakeField.datum)
        plaatsingen = all(PlaatsingField.type).sorted(by: PlaatsingField.nummer)
        controlemomenten = all(ControlemomentField.type).sorted(by: ControlemomentField.nummer)
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
    fileprivate func sorted(by field: some RecordField) -> [ShownRecord] {
        sorted {
            ($0.whole(field) ?? .max, $0.key.record) < ($1.whole(field) ?? .max, $1.key.record)
        }
    }
}

/// A dossier with the version that it was read at: what is saved on it has seen that, and no more.
public struct OpenedDossier: Sendable {
    public let dossier: Dossier
    public let version: [ChangeName]

    /// Refuses to decide a conflict by the way.
    public func onThisVersion(_ save: Save) throws(HousingError) -> Save {
        for case .write(let field, _, _) in save.operations {
            guard let conflict = dossier.conflict(about: field) else { continue }
            throw .contested(label: HousingSchema.label(of: field), conflict.id)
        }
        var save = save
        save.openedOn = version
        return save
    }
}
