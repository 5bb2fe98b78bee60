internal import Commands
internal import Housing
internal import Hub
internal import SyncProtocol

/// Who may do what with which kind of folder, by role.
enum LoketRights {
    /// The office of the loket itself; people may be given it as well.
    static let office = "kantoor"

    private static let table: [String: [FolderKind: Set<Right>]] = [
        "consulent": [.dossier: [.read, .write, .make], .personeel: [.read]],
        "nazorgmonitor": [.dossier: [.read, .write], .personeel: [.read]],
        office: [.dossier: Set(Right.allCases), .personeel: Set(Right.allCases)],
        "beheerder": [.personeel: [.read]],
    ]

    static let rights = Rights(table)

    static var roles: [String] { rights.roles }

    /// Whether someone with these grants reads a dossier that lies there.
    static func readsDossier(_ grants: [Grant], in places: [Scope]) -> Bool {
        grants.contains { grant in
            table[grant.role]?[.dossier]?.contains(.read) == true
                && places.contains(where: grant.scope.covers)
        }
    }

    /// A role as typed.
    static func role(_ typed: String) throws(UsageError) -> String {
        guard roles.contains(typed) else {
            let nearest = nearestWord(to: typed, among: roles)
            throw UsageError(
                "--rol: \"\(typed)\" is er niet."
                    + (nearest.map { " Bedoelt u \($0)?" }
                        ?? " Kies uit \(roles.joined(separator: ", "))."))
        }
        return typed
    }

    /// A region, a part of one, or everybody's scope, as typed.
    static func scope(_ typed: String) throws(UsageError) -> Scope {
        let regions = Regio.allCases.map(\.scope) + [.everybody]
        guard let scope = Scope(typed), regions.contains(where: { $0.covers(scope) }) else {
            let names = regions.map(\.path)
            let nearest = nearestWord(to: typed, among: names)
            throw UsageError(
                "De regio \"\(typed)\" is er niet."
                    + (nearest.map { " Bedoelt u \($0)?" }
                        ?? " Kies uit \(names.joined(separator: ", "))."))
        }
        return scope
    }
}
