public import Replica
public import SyncProtocol

/// The lists that all look things up in, as they are on one day of work.
///
/// They ship as data of 2024. The office makes records of them and edits those like any other; a list
/// of which a replica has no records is the shipped one.
public struct Naslag: Sendable {
    public internal(set) var organisaties: [Organisatie]
    public internal(set) var convenanten: [Convenant]
    public internal(set) var gemeenten: [Gemeente]
    public internal(set) var procesaanbod: [Procesaanbod]
    public internal(set) var quota: [Quotum]
    public internal(set) var tarieven: [Tarief]
    public internal(set) var codes: [Code]
    public internal(set) var regels: [Regelinstelling]
    public internal(set) var ontzienGebieden: [OntzienGebied]

    public static var folder: FolderID { .naslag }

    public static let shipped = Naslag(
        organisaties: Organisatie.shipped, convenanten: Convenant.shipped,
        gemeenten: Gemeente.shipped, procesaanbod: Procesaanbod.shipped,
        quota: Quotum.shipped, tarieven: Tarief.shipped, codes: Code.shipped, regels: [],
        ontzienGebieden: [])

    /// As this replica has them.
    public init(_ replica: Replica) throws {
        self = .shipped
        func list<Entry: NaslagEntry>(_ shipped: inout [Entry]) throws {
            let records = try replica.records(of: Entry.Fields.type, in: Self.folder)
            if !records.isEmpty { shipped = records.compactMap(Entry.init) }
        }
        try list(&organisaties)
        try list(&convenanten)
        try list(&gemeenten)
        try list(&procesaanbod)
        try list(&quota)
        try list(&tarieven)
        try list(&codes)
        try list(&regels)
        try list(&ontzienGebieden)
    }

    private init(
        organisaties: [Organisatie], convenanten: [Convenant], gemeenten: [Gemeente],
        procesaanbod: [Procesaanbod], quota: [Quotum], tarieven: [Tarief], codes: [Code],
        regels: [Regelinstelling], ontzienGebieden: [OntzienGebied]
    ) {
        self.organisaties = organisaties
        self.convenanten = convenanten
        self.gemeenten = gemeenten
        self.procesaanbod = procesaanbod
        self.quota = quota
        self.tarieven = tarieven
        self.codes = codes
        self.regels = regels
        self.ontzienGebieden = ontzienGebieden
    }

    /// Makes records of all lists. Two offices that do so apart meet in the same records.
    public func save() -> Save {
        func all(_ entries: [some NaslagEntry]) -> [Operation] { entries.flatMap(\.operations) }
        return Save(
            folder: Self.folder,
            operations: all(organisaties) + all(convenanten) + all(gemeenten)
                + all(procesaanbod) + all(quota) + all(tarieven) + all(codes) + all(regels)
                + all(ontzienGebieden),
            kind: .lijst, place: .everybody)
    }
}

/// One line of a list, as a value and as a record.
public protocol NaslagEntry: Hashable, Sendable {
    associatedtype Fields: RecordField

    /// What tells it from the other lines of its list.
    var key: [String] { get }
    var values: [(Fields, Value?)] { get }
    var otherNames: [String] { get }
    static var otherNamesField: Fields? { get }

    /// Nil for a record that lacks what such a line cannot do without.
    init?(_ record: ShownRecord)
}

extension NaslagEntry {
    public var otherNames: [String] { [] }
    public static var otherNamesField: Fields? { nil }

    /// Every device computes it alike.
    public var record: RecordID { .naslag(Fields.typeName, key) }

    var operations: [Operation] {
        let writes = values.compactMap { field, value in
            value.map { field.write($0, on: record) }
        }
        guard let field = Self.otherNamesField else { return writes }
        return writes + otherNames.map { .add(field.of(record), .text($0)) }
    }
}

extension ShownRecord {
    func period(_ from: some RecordField, _ to: some RecordField) -> Period {
        Period(from: day(from), to: day(to))
    }
}
