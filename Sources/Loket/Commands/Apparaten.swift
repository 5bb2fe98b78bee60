internal import Commands
internal import Housing
internal import Hub
internal import SyncProtocol

/// Lists the devices, those that were taken back too.
func apparaten(_ input: Input, _ data: DataFolder) throws -> Answer {
    let devices = try data.openHub().devices()
    return Answer(
        devices.isEmpty ? ["Er is nog geen apparaat gekoppeld."] : devices.map(\.line),
        ["devices": .array(devices.map(\.json))])
}

/// Takes a device back.
func intrekken(_ input: Input, _ data: DataFolder) throws -> Answer {
    let hub = try data.openHub()
    let device = try hub.device(input.argument(0))
    let how: Revocation = input.has("gestolen") ? .stolen : .withdrawn
    guard device.userName != Office.userName else {
        throw Refused("Dat is het kantoor zelf: zonder kan dit programma niets beslissen.")
    }
    guard device.revoked.map({ $0.how == .withdrawn && how == .stolen }) ?? true else {
        throw Refused("\(device.words) is al ingetrokken.")
    }
    try hub.revoke(device.id, how)
    let revoked = try hub.device(device.shortID)
    return Answer(how == .stolen ? revoked.linesOfStolen : revoked.linesOfWithdrawn, revoked.json)
}

extension Hub {
    /// A device by what the list calls it, by its whole id, or by its name where only one has it.
    fileprivate func device(_ typed: String) throws -> DeviceInfo {
        let devices = try devices()
        let word = typed.lowercased()
        if let device = devices.first(where: { [$0.shortID, $0.id.description].contains(word) }) {
            return device
        }
        let named = devices.filter { $0.name.lowercased() == word }
        switch named.count {
        case 1: return named[0]
        case 0: throw Refused("Er is geen apparaat \"\(typed)\": zie loket apparaten.")
        default:
            throw Refused(
                "Er zijn \(named.count) apparaten met de naam \(typed). Kies uit "
                    + named.map(\.shortID).joined(separator: ", ") + ".")
        }
    }
}

// A device as the office reads of it.

extension DeviceInfo {
    /// Stays the same while others come and go; its letter keeps it apart from a name.
    var shortID: String { "a" + id.description.prefix(8) }

    var words: String { "\(name) van \(userName)" }

    /// A clock that is further off is shown; a closer one is as good as others.
    static let clockOffsetShown: Int64 = 5 * 60_000

    /// Nil where the clock is close enough.
    private var clockWords: String? {
        guard let offset = report?.clockOffset, offset.magnitude > Self.clockOffsetShown else {
            return nil
        }
        return "⚠ klok \(offset.magnitude / 60_000) minuten \(offset > 0 ? "voor" : "achter")"
    }

    private var waitingWords: String? {
        guard let report, report.waiting > 0, revoked?.how != .stolen else { return nil }
        let since = report.oldest.map { " sinds \(LocalTime(milliseconds: $0))" } ?? ""
        return "\(report.waiting) wachtend\(since)"
    }

    private var revokedWords: String? {
        guard let revoked else { return nil }
        let word = revoked.how == .stolen ? "gestolen" : "ingetrokken"
        let told = revoked.told.map { "weet het sinds \(LocalTime(milliseconds: $0))" }
        return "⚠ \(word) \(LocalTime(milliseconds: revoked.at)), \(told ?? "weet het nog niet")"
    }

    var line: String {
        let contact = lastContact.map { "\(LocalTime(milliseconds: $0))" } ?? "nog nooit"
        let forked = forks > 0 ? "⚠ \(forks) × gesplitst" : nil
        let notes = [waitingWords, clockWords, forked, revokedWords].compactMap(\.self)
        return aligned(shortID, to: 11) + aligned(userName, to: 20) + aligned(name, to: 24)
            + ([contact] + notes).joined(separator: "  ")
    }

    fileprivate var linesOfWithdrawn: [String] {
        [
            "\(words) is ingetrokken.",
            "Bij zijn volgende sync stuurt het nog één keer op wat het heeft (zie loket nagekomen); "
                + "dan vergeet het alles.",
        ]
    }

    fileprivate var linesOfStolen: [String] {
        [
            "\(words) is ingetrokken als gestolen: bij zijn eerste contact vergeet het alles, en er "
                + "wordt niets meer van aangenomen.", lostWords,
        ]
    }

    /// What is known of what goes with it; what was written since nobody can know.
    private var lostWords: String {
        let contact = lastContact.map { "het laatste contact, \(LocalTime(milliseconds: $0))" }
        guard let contact else { return "Verloren: alles, want het had nog nooit contact." }
        let known =
            report.flatMap { report in
                report.waiting > 0
                    ? "\(report.waiting) wijzigingen sinds "
                        + (report.oldest.map { "\(LocalTime(milliseconds: $0))" } ?? "onbekend")
                        + ", en " : nil
            } ?? ""
        return "Verloren: \(known)wat er na \(contact), op geschreven is."
    }

    var json: JSON {
        [
            "id": .text(id.description), "short": .text(shortID), "user": .text(userName),
            "name": .text(name), "lastContact": JSON(lastContact), "forks": .number(forks),
            "waiting": JSON(report?.waiting), "oldestWaiting": JSON(report?.oldest),
            "clockOffset": JSON(report?.clockOffset), "clockIsOff": .boolean(clockWords != nil),
            "revoked": JSON(revoked.map { $0.how == .stolen ? "stolen" : "withdrawn" }),
            "revokedAt": JSON(revoked?.at), "toldAt": JSON(revoked?.told),
        ]
    }
}
