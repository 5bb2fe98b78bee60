internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

/// What has been kept for as long as it may be, and how it is destroyed; this destroys nothing.
func bewaartermijn(_ input: Input, _ desk: Desk) async throws -> Answer {
    let day = try input.day("op") ?? desk.today
    let due = try desk.replica.dueFolders(on: day)
    let dossiers = due.filter { $0.bewaring.termijn.soort != .toegangslog }.map(\.folder)
    let names = try desk.names(of: dossiers)
    let folders = try desk.replica.dossierFolders() + desk.replica.accessLogs()
    let numbers = DossierNumber.shortest(
        of: due.map(\.folder) + due.flatMap(\.restricted), among: folders)
    let rows = due.map { one -> ([String], JSON) in
        let isLog = one.bewaring.termijn.soort == .toegangslog
        let naam = isLog ? say("toegangslog") : names[one.folder].naam
        let number = numbers[one.folder]!
        let lines = [
            "\(number)  \(aligned(naam, to: 30))"
                + say("mocht tot en met {1}: {2}", one.bewaring.lastDay, one.bewaring.reason.said)
        ]
        let running =
            one.bewaring.isRunning && !isLog
            ? ["  " + say("Let op: er staat nog een traject open.")] : []
        let apart = one.restricted.map {
            "  " + say("Het aparte deel gaat mee: {1}.", numbers[$0]!)
        }
        return (
            lines + running + apart,
            one.bewaring.json.merging([
                "dossier": .text(number.description), "folder": .text(one.folder.description),
                "naam": isLog ? .null : .text(naam),
                "apartDeel": .array(one.restricted.map { .text(numbers[$0]!.description) }),
            ])
        )
    }
    let way =
        due.isEmpty
        ? [say("Er is niets waarvan de termijn voorbij is.")]
        : [
            say(
                "Vernietigen doen twee mensen, op kantoor: {1}",
                "loket vernietig NR --reden bewaartermijn --door NAAM --en NAAM")
        ]
    return Answer(
        rows.flatMap(\.0) + way, ["op": .text(day.iso), "vervallen": .array(rows.map(\.1))])
}
