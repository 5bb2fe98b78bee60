public import Replica
public import SyncProtocol

/// A first long conversation: when, what came of it, and what was said.
public struct Intake: Sendable {
    public var datum: Day
    public var uitkomst: IntakeUitkomst
    public var verslag: String

    public init(datum: Day, uitkomst: IntakeUitkomst, verslag: String) {
        self.datum = datum
        self.uitkomst = uitkomst
        self.verslag = verslag
    }

    public func save(as record: RecordID, in folder: FolderID) -> Save {
        let operations = [
            IntakeField.datum.write(datum.value, on: record),
            IntakeField.uitkomst.write(uitkomst.value, on: record),
        ]
        return Save(
            folder: folder,
            operations: operations + IntakeField.verslag.begin(verslag, on: record))
    }
}

/// What changes in an intake that is there.
public struct IntakeWijziging: Sendable {
    public var datum: Day?
    public var uitkomst: IntakeUitkomst?
    public var verslag: String?

    public init() {}

    public func save(for intake: ShownRecord) throws(HousingError) -> Save {
        let record = intake.key.record
        var operations: [Operation] = []
        if let datum { operations.append(IntakeField.datum.write(datum.value, on: record)) }
        if let uitkomst {
            operations.append(IntakeField.uitkomst.write(uitkomst.value, on: record))
        }
        if let verslag, verslag != intake.text(IntakeField.verslag) ?? "" {
            operations += try rewriting(IntakeField.verslag, of: intake, to: verslag)
        }
        guard !operations.isEmpty else { throw .nothingChanged }
        return Save(folder: intake.folder, operations: operations)
    }
}
