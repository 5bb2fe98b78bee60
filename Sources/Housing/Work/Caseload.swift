public import Replica
public import SyncProtocol

/// Whose trajecten they are, today.
public struct Caseload: Sendable {
    /// The behandelingen that hold today.
    public let behandelingen: [Behandeling]
    /// Of whom alone; nil for everybody's.
    private let user: UserID?

    public struct Behandeling: Hashable, Sendable {
        public let folder: FolderID
        public let record: RecordID
        public let traject: RecordID
        public let rol: Behandelrol
        public let medewerker: UserID
    }

    /// Of one person, or of all.
    public init(_ replica: Replica, of user: UserID? = nil, on today: Day) throws {
        self.user = user
        let fields: [BehandelingField] = [.traject, .rol, .medewerker, .van, .tot]
        let mine = user.map {
            [RowCondition.equal(BehandelingField.medewerker.number, .bytes($0.bytes))]
        }
        behandelingen = try replica.rows(
            of: BehandelingField.type, fields.map(\.number), where: mine ?? []
        ) { row in
            guard let medewerker = row.user(2), let rol = row.whole(1).flatMap(Behandelrol.init),
                Period(from: row.day(3), to: row.day(4)).contains(today)
            else { return nil }
            return Behandeling(
                folder: row.folder, record: row.record,
                traject: row.traject(0), rol: rol,
                medewerker: medewerker)
        }
    }

    /// What keeps a list to these dossiers, and hardly any others.
    public var condition: [RowCondition] {
        let folders = folders
        guard folders.count > RowCondition.mostFolders, let user else { return .only(in: folders) }
        return [BehandelingField.beside(.equal(BehandelingField.medewerker, .bytes(user.bytes)))]
    }

    private init(_ behandelingen: [Behandeling], of user: UserID?) {
        self.behandelingen = behandelingen
        self.user = user
    }

    /// What of it is about one dossier.
    public func only(in folder: FolderID) -> Caseload {
        Caseload(behandelingen.filter { $0.folder == folder }, of: user)
    }

    public var trajecten: Set<RecordID> { Set(behandelingen.map(\.traject)) }
    public var folders: Set<FolderID> { Set(behandelingen.map(\.folder)) }

    /// Hands all of it over to a colleague: one save in each dossier.
    public func handingOver(
        to colleague: UserID, on day: Day, newRecord: () -> RecordID
    ) throws(Refusal) -> [Save] {
        guard !behandelingen.contains(where: { $0.medewerker == colleague }) else {
            throw Refusal(
                "de dossiers zijn al van deze collega", "the dossiers are this colleague's already")
        }
        return Dictionary(grouping: behandelingen, by: \.folder)
            .sorted { $0.key < $1.key }
            .map { folder, all in
                Save(
                    folder: folder,
                    operations: all.flatMap { old -> [Operation] in
                        let new = newRecord()
                        return [BehandelingField.tot.write(day.adding(-1).value, on: old.record)]
                            + writes(
                                [
                                    (.traject, old.traject.value), (.rol, old.rol.value),
                                    (BehandelingField.medewerker, .bytes(colleague.bytes)),
                                    (.van, day.value),
                                ], on: new)
                    })
            }
    }
}
