internal import Housing
internal import Replica
internal import SyncProtocol

// What the hub said, in plain words.

extension Standing {
    var words: String {
        switch self {
        case .waiting: "wachtend"
        case .accepted: "aangekomen"
        case .held: "vastgehouden"
        case .rejected, .refused: "geweigerd"
        case .erased: "vernietigd"
        case .lacking: "ontbreekt bij de hub"
        case .unconfirmed: "nog niet bevestigd"
        }
    }
}

extension Verdict {
    var name: String {
        switch self {
        case .accepted: "aangekomen"
        case .held: "vastgehouden"
        case .rejected, .refused: "geweigerd"
        case .erased: "vernietigd"
        }
    }

    var reason: String {
        switch self {
        case .accepted, .erased: ""
        case .held(let reason): reason.words
        case .rejected(.byPerson(let words)): words
        case .rejected(.standsOnRejected): "bouwt voort op een wijziging die geweigerd is"
        case .refused(let reason): reason.words
        }
    }
}

extension HoldReason {
    var words: String {
        switch self {
        case .noRight: "u mag hier niet (meer) schrijven; het kantoor beslist"
        case .missingParent: "een eerdere wijziging ontbreekt nog bij de hub"
        case .standsOnHeld: "bouwt voort op een wijziging die wordt vastgehouden"
        case .noProof: "van een ander apparaat gebracht, zonder bewijs; het kantoor beslist"
        case .noBody: "de inhoud ontbreekt"
        }
    }
}

extension RefuseReason {
    var words: String {
        switch self {
        case .bodyMalformed: "de inhoud is niet te lezen"
        case .kindChanged: "de soort van een map kan niet veranderen"
        case .parentOfOtherFolder: "de wijziging bouwt voort op een andere map"
        case .firstWithoutKindAndPlace: "de map is bij de hub niet bekend"
        case .authorNotOfDevice: "de schrijver hoort niet bij dit apparaat"
        case .formerSiteNotOfDevice, .formerNameAccepted:
            "het apparaat kreeg een nieuwe naam, en die klopt niet"
        }
    }
}

/// `1 conflict`, `2 conflicten`.
func counted(_ count: Int64, _ one: String, _ several: String) -> String {
    "\(count) \(count == 1 ? one : several)"
}
