public import Replica
public import SyncProtocol

/// What Loket Housing keeps, and how concurrent work on it is merged.
public enum HousingSchema {
    public static let schema = Schema(
        version: 1,
        types: [
            DossierField.recordType, NotitieField.recordType, IntakeField.recordType,
            PlaatsingField.recordType, ControlemomentField.recordType,
            MedewerkerField.recordType,
        ])

    /// The types of records that a dossier has.
    public static let dossierTypes = [
        DossierField.type, NotitieField.type, IntakeField.type, PlaatsingField.type,
        ControlemomentField.type,
    ]

    /// A type of record by the name people give it.
    public static func typeName(_ type: TypeNumber) -> String {
        schema.type(type)?.name ?? "soort \(type.rawValue)"
    }

    /// A field as this version knows it; nil for one of a later version.
    public static func field(_ number: FieldNumber, of type: TypeNumber) -> (any RecordField)? {
        switch type {
        case DossierField.type: DossierField(rawValue: number.rawValue)
        case NotitieField.type: NotitieField(rawValue: number.rawValue)
        case IntakeField.type: IntakeField(rawValue: number.rawValue)
        case PlaatsingField.type: PlaatsingField(rawValue: number.rawValue)
        case ControlemomentField.type: ControlemomentField(rawValue: number.rawValue)
        case MedewerkerField.type: MedewerkerField(rawValue: number.rawValue)
        default: nil
        }
    }

    /// All fields of a type, in order.
    public static func fields(of type: TypeNumber) -> [any RecordField] {
        schema.type(type)?.fields.compactMap { field($0.number, of: type) } ?? []
    }

    public static func label(of field: Field) -> String {
        Self.field(field.number, of: field.key.type)?.label ?? "veld \(field.number.rawValue)"
    }

    /// A value as people read it.
    public static func words(for value: Value, in field: Field) -> String {
        switch value {
        case .empty: return "(leeg)"
        case .text(let text): return text
        case .bytes(let bytes): return hexadecimal(bytes.prefix(3))
        case .whole(let number):
            let definition = Self.field(field.number, of: field.key.type)
            switch definition?.merging {
            case .register(.date, _), .set(.date):
                return Day(number: number)?.description ?? "dag \(number)"
            case .register(.choice, _):
                return definition?.choices.first { $0.code == number }?.label ?? "code \(number)"
            default: return String(number)
            }
        }
    }
}

extension FolderKind {
    /// Everything about one person who looks for a home.
    public static let dossier = FolderKind("dossier")!
    public static let personeel = FolderKind("personeel")!
}
