internal import Replica
internal import SyncProtocol

/// Who works in the practice: two consulents and a monitor in each region, and one at the office.
enum PracticeColleagues {
    static let office = user("Kees Kantoor")

    static func consulents(in regio: Regio) -> [User] {
        switch regio {
        case .parkstad: [user("Anna Oefening"), user("Bram Oefening")]
        case .westelijkeMijnstreek: [user("Carla Oefening"), user("Dirk Oefening")]
        case .maastricht: [user("Esra Oefening"), user("Frans Oefening")]
        case .heuvelland: [user("Gonnie Oefening"), user("Hamid Oefening")]
        }
    }

    static func monitor(in regio: Regio) -> User {
        switch regio {
        case .parkstad: user("Ilse Monitor")
        case .westelijkeMijnstreek: user("Jos Monitor")
        case .maastricht: user("Khadija Monitor")
        case .heuvelland: user("Leo Monitor")
        }
    }

    static let all =
        [office]
        + Regio.allCases.flatMap { consulents(in: $0) + [monitor(in: $0)] }

    private static func user(_ name: String) -> User {
        User(id: UserID(derivedFrom: Array("veldboek oefening".utf8), Array(name.utf8)), name: name)
    }
}
