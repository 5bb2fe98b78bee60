public import Replica
public import SyncProtocol

/// What Loket Housing keeps, and how concurrent work on it is merged.
public enum HousingSchema {
    /// The records that a dossier has, in the order in which people read them.
    private static let dossierFields: [any RecordField.Type] = [
        DossierField.self, TrajectField.self, AanmeldingField.self, ScreeningField.self,
        WoonblokkadeField.self, IntakeField.self, CorporatieaanmeldingField.self,
        AanbodField.self, PlaatsingField.self, OvereenkomstField.self,
        ControlemomentField.self, SignaalField.self, AfsluitvoorstelField.self,
        AfsluitingField.self, HeropeningField.self, DuurzaamheidsmetingField.self,
        KlachtField.self, DeclaratieField.self, BehandelingField.self, LetOpField.self,
        ContactmomentField.self, NotitieField.self, VerplaatsingField.self, DubbelField.self,
        VoortzettingField.self,
    ]

    private static let listFields: [any RecordField.Type] = [
        OrganisatieField.self, ConvenantField.self, GemeenteField.self, ProcesaanbodField.self,
        QuotumField.self, TariefField.self, CodeField.self, RegelField.self,
        OntzienGebiedField.self,
    ]

    private static let otherFields: [any RecordField.Type] =
        [MedewerkerField.self, JustitieelField.self, InzageField.self] + listFields

    private static let fieldsByType = Dictionary(
        uniqueKeysWithValues: (dossierFields + otherFields).map { ($0.type, $0) })

    public static let schema = Schema(
        version: 2, types: (dossierFields + otherFields).map { $0.recordType })

    /// The types of records that a dossier has.
    public static let dossierTypes = dossierFields.map { $0.type }

    /// The lists that all look things up in.
    public static let listTypes = listFields.map { $0.type }

    /// A type of record by the name people give it.
    public static func typeName(_ type: TypeNumber) -> String {
        schema.type(type)?.name ?? "soort \(type.rawValue)"
    }

    /// A field as this version knows it; nil for one of a later version.
    public static func field(_ number: FieldNumber, of type: TypeNumber) -> (any RecordField)? {
        fieldsByType[type]?.field(number)
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
            case .register(.money, _): return Cents(number).description
            case .register(.time, _): return LocalTime(milliseconds: number).description
            default: return String(number)
            }
        }
    }
}

extension FolderKind {
    /// Everything about one person who looks for a home.
    public static let dossier = FolderKind("dossier")!
    public static let personeel = FolderKind("personeel")!
    /// What is kept of someone's time in prison, apart from the dossier and for few.
    public static let justitieel = FolderKind("justitieel")!
    /// A list that all look things up in.
    public static let lijst = FolderKind("lijst")!
}
