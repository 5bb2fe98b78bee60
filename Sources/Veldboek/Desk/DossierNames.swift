internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

/// The numbers and names of a few dossiers.
struct DossierNames {
    struct Name {
        let number: DossierNumber
        let naam: String
        /// What a visitor must know.
        let careful: [String]

        /// At the end of a line.
        var mark: String { careful.map { "  ‼ \($0)" }.joined() }
        var json: JSON { .array(careful.map { .text($0) }) }
    }

    private let byFolder: [FolderID: Name]

    fileprivate init(_ byFolder: [FolderID: Name]) { self.byFolder = byFolder }

    subscript(folder: FolderID) -> Name { byFolder[folder]! }
}

extension Desk {
    func names(of folders: [FolderID]) throws -> DossierNames {
        let few = Array(Set(folders))
        let numbers = try numbers(of: few)
        let rows =
            few.isEmpty
            ? []
            : try replica.rows(
                of: DossierField.type, [DossierField.naam.number], where: [.folders(few)]
            ) { ($0.folder, $0.text(0)) }
        let names = Dictionary(rows, uniquingKeysWith: { first, _ in first })
        let careful = try replica.warnings(at: few, on: today)
        return DossierNames(
            Dictionary(
                uniqueKeysWithValues: few.map {
                    let naam = names[$0]?.flatMap(\.self) ?? "(zonder naam)"
                    return (
                        $0,
                        DossierNames.Name(
                            number: numbers[$0]!, naam: naam, careful: careful[$0] ?? [])
                    )
                }))
    }

    /// Of who works here.
    func caseload() throws -> Caseload {
        guard let me = try replica.user() else { throw ReplicaError.notEnrolled }
        return try Caseload(replica, of: me.id, on: today)
    }
}
