internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

// What the hub said, in plain words.

extension Standing {
    var words: String {
        switch self {
        case .waiting: say("wachtend")
        case .accepted: say("aangekomen")
        case .held: say("vastgehouden")
        case .rejected, .refused: say("geweigerd")
        case .erased: say("vernietigd")
        case .lacking: say("ontbreekt bij de hub")
        case .unconfirmed: say("nog niet bevestigd")
        }
    }
}

extension Verdict {
    var name: String {
        switch self {
        case .accepted: say("aangekomen")
        case .held: say("vastgehouden")
        case .rejected, .refused: say("geweigerd")
        case .erased: say("vernietigd")
        }
    }

    var reason: String {
        switch self {
        case .accepted, .erased: ""
        case .held(let reason): reason.words
        case .rejected(.byPerson(let words)): words
        case .rejected(.standsOnRejected): say("bouwt voort op een wijziging die geweigerd is")
        case .refused(let reason): reason.words
        }
    }
}

extension HoldReason {
    var words: String {
        switch self {
        case .noRight: say("u mag hier niet (meer) schrijven; het kantoor beslist")
        case .missingParent: say("een eerdere wijziging ontbreekt nog bij de hub")
        case .standsOnHeld: say("bouwt voort op een wijziging die wordt vastgehouden")
        case .noProof: say("van een ander apparaat gebracht, zonder bewijs; het kantoor beslist")
        case .noBody: say("de inhoud ontbreekt")
        }
    }
}

extension RefuseReason {
    var words: String {
        switch self {
        case .bodyMalformed: say("de inhoud is niet te lezen")
        case .kindChanged: say("de soort van een map kan niet veranderen")
        case .parentOfOtherFolder: say("de wijziging bouwt voort op een andere map")
        case .firstWithoutKindAndPlace: say("de map is bij de hub niet bekend")
        case .authorNotOfDevice: say("de schrijver hoort niet bij dit apparaat")
        case .formerSiteNotOfDevice, .formerNameAccepted:
            say("het apparaat kreeg een nieuwe naam, en die klopt niet")
        }
    }
}

extension Verdict {
    /// What happens now, and whether the author can do something about it.
    var next: String {
        switch self {
        case .accepted: ""
        case .held(.missingParent), .held(.standsOnHeld):
            say("Dit gaat vanzelf verder; u hoeft niets te doen")
        case .held(.noBody): say("Wie het dossier heeft stuurt de inhoud na")
        case .held: say("Het kantoor beslist; u hoeft niets te doen")
        case .rejected, .refused:
            say("Uw woorden zijn bewaard: veldboek concepten")
        case .erased: say("Er is niets meer van bewaard")
        }
    }
}

/// `1 conflict`, `2 conflicten`.
func counted(_ count: Int64, _ one: String, _ several: String) -> String {
    "\(count) \(count == 1 ? say(one) : say(several))"
}
