internal import Commands
internal import Replica

// Why the hub did not answer, for who works here.

extension HubUnreachable {
    var words: String {
        switch self {
        case .silent: say("de hub gaf op tijd geen antwoord")
        case .nameUnknown: say("de naam van de hub is niet te vinden")
        case .notAnswering: say("de hub neemt niet op")
        case .connectionLost: say("de verbinding viel weg")
        case .offline: say("er is geen verbinding met het internet")
        case .untrusted: say("de beveiligde verbinding met de hub is niet te vertrouwen")
        case .answerTooLarge: say("het antwoord is te groot")
        case .notHTTP: say("het antwoord was geen HTTP")
        case .addressMalformed(let typed):
            say("\"{1}\" is geen adres van een hub; typ https:// en de naam", typed)
        case .notSecure(let host):
            say("http:// mag alleen op deze computer zelf; gebruik https://{1}", host)
        case .status(let status): say("de hub kan nu niet ({1})", status)
        case .brokenOff: say("de vraag is afgebroken")
        case .notUnderstood(let reason): say("het antwoord is niet te begrijpen ({1})", reason)
        case .other(let reason): say("de verbinding lukte niet ({1})", reason)
        }
    }
}
