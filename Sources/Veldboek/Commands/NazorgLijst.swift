internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

/// Lists the control moments that were not logged yet, the first one due first.
func nazorgLijst(_ input: Input, _ desk: Desk) async throws -> Answer {
    let mine = input.has("mijn") ? try desk.caseload() : nil
    let board = try NazorgBoard(
        desk.replica, on: desk.today, withLater: !input.has("nu"))
    let moments = board.moments.filter { mine?.trajecten.contains($0.traject) ?? true }
    let shown = desk.isJSON || input.has("alles") ? moments : Array(moments.prefix(mostLines))
    let names = try desk.names(of: shown.map(\.folder))
    let attempts = try desk.attempts(at: shown)
    let lines = shown.map { moment in
        let days = attempts[moment.record] ?? []
        return "\(names[moment.folder].number)  \(moment.afspraak ?? moment.planned)  "
            + "\(say("moment {1}", moment.number))  \(names[moment.folder].naam)  "
            + moment.due.rawValue
            + (days.isEmpty
                ? ""
                : "  "
                    + say("niet thuis: {1}", days.map(\.description).joined(separator: ", ")))
            + names[moment.folder].mark
    }
    let json = shown.map { $0.json(names[$0.folder], attempts[$0.record] ?? []) }
    return Answer(
        lines.isEmpty
            ? [say("Er staan geen controlemomenten open.")]
            : lines + more(than: shown.count, of: moments.count),
        ["momenten": .array(json)])
}

/// More than people read.
let mostLines = 200

/// A last line where not all was shown.
func more(than shown: Int, of all: Int) -> [String] {
    shown < all ? [say("{1} van {2} getoond; --alles toont de rest.", shown, all)] : []
}

extension NazorgBoard.Moment {
    fileprivate func json(_ name: DossierNames.Name, _ attempts: [Day]) -> JSON {
        [
            "folder": .text(folder.description), "naam": .text(name.naam),
            "dossier": .text(name.number.description), "plaatsing": .number(plaatsing),
            "moment": .number(number), "gepland": .text(planned.iso),
            "afspraak": JSON(afspraak?.iso), "van": .text(window.lowerBound.iso),
            "tot": .text(window.upperBound.iso), "stand": .text(due.rawValue),
            "pogingen": .array(attempts.map { .text($0.iso) }), "letop": name.json,
        ]
    }
}

extension Desk {
    /// The days on which nobody was at home.
    fileprivate func attempts(at moments: [NazorgBoard.Moment]) throws -> [RecordID: [Day]] {
        var attempts: [RecordID: [Day]] = [:]
        for moment in moments.prefix(mostLines) {
            let key = ControlemomentField.key(moment.record)
            attempts[moment.record] = try replica.record(key, in: moment.folder)?
                .days(ControlemomentField.pogingen)
        }
        return attempts
    }
}
