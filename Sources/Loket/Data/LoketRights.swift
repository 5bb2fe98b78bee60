internal import Commands
internal import Housing
internal import Hub
internal import SyncProtocol

/// Who may do what with which kind of folder, by role.
enum LoketRights {
    /// The office of the loket itself; people may be given it as well.
    static let office = "kantoor"
    private static let administrator = "beheerder"

    /// Two persons of these roles destroy a dossier, and look at what came in after that.
    static let erasers = [office, administrator]

    /// What is kept of someone's time in prison has a tree of its own, for few: `justitieel/parkstad`.
    static let restrictedTree = Scope("justitieel")!

    /// Devices only add to the access log; they do not read it back.
    private static let table: [String: [FolderKind: Set<Right>]] = [
        "consulent": [
            .dossier: [.read, .write, .make], .justitieel: [.read, .write, .make], .lijst: [.read],
            .toegangslog: [.write, .make], .personeel: [.read],
        ],
        "nazorgmonitor": [
            .dossier: [.read, .write], .justitieel: [.read, .write], .lijst: [.read],
            .toegangslog: [.write, .make], .personeel: [.read],
        ],
        office: [
            .dossier: Set(Right.allCases), .justitieel: Set(Right.allCases),
            .lijst: Set(Right.allCases), .toegangslog: [.read, .write, .make],
            .personeel: Set(Right.allCases),
        ],
        administrator: [
            .lijst: [.read], .toegangslog: [.read, .write, .make], .personeel: [.read],
        ],
    ]

    static let rights = Rights(
        table, trees: [.justitieel: restrictedTree], confidential: [.dossier, .toegangslog])

    static var roles: [String] { rights.roles }

    /// Whether someone with these grants reads a dossier that lies there.
    static func readsDossier(_ grants: [Grant], in places: [Scope]) -> Bool {
        grants.contains { grant in
            rights.allow(.read, grant.role, .dossier) && places.contains(where: grant.scope.covers)
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

    /// Every region, the restricted part of each, and everybody's scope.
    static var scopes: [Scope] {
        let regions = Regio.allCases.map(\.scope)
        return regions + regions.map { Scope("\(restrictedTree.path)/\($0.path)")! } + [.everybody]
    }

    /// Where a dossier may lie, as typed.
    static func region(_ typed: String) throws -> Scope {
        let scope = try scope(typed)
        guard Regio.allCases.contains(where: { $0.scope.covers(scope) }) else {
            throw Refused("Een dossier ligt in een regio, en niet in \(scope.path).")
        }
        return scope
    }

    /// A scope, or a part of one, as typed.
    static func scope(_ typed: String) throws(UsageError) -> Scope {
        guard let scope = Scope(typed), scopes.contains(where: { $0.covers(scope) }) else {
            let names = scopes.map(\.path)
            let nearest = nearestWord(to: typed, among: names)
            throw UsageError(
                "De regio \"\(typed)\" is er niet."
                    + (nearest.map { " Bedoelt u \($0)?" }
                        ?? " Kies uit \(names.joined(separator: ", "))."))
        }
        return scope
    }
}
