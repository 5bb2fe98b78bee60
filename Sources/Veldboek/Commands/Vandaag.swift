internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

/// What has to be done today, the most urgent first: of one's own trajecten, or of all.
func vandaag(_ input: Input, _ desk: Desk) async throws -> Answer {
    let me = input.has("alles") ? nil : try desk.replica.user()?.id
    let list = try Worklist(desk.replica, of: me, Naslag(desk.replica), on: desk.today)
    let shown = desk.isJSON ? list.tasks : Array(list.tasks.prefix(mostLines))
    let names = try desk.names(of: shown.map(\.folder))
    let lines = shown.map { task in
        "\(names[task.folder].number)  \(aligned(names[task.folder].naam, to: 30))\(task.words.said)"
            + names[task.folder].mark
    }
    let json = shown.map { task -> JSON in
        [
            "dossier": .text(names[task.folder].number.description),
            "folder": .text(task.folder.description), "naam": .text(names[task.folder].naam),
            "soort": .text(task.kind.word), "dag": JSON(task.day?.iso),
            "words": .text(task.words.dutch), "letop": names[task.folder].json,
        ]
    }
    return Answer(
        lines.isEmpty
            ? [say("Er is vandaag niets te doen.")]
            : lines
                + more(than: shown.count, of: list.tasks.count),
        ["taken": .array(json)])
}

/// The queues of the office: signals that are not done, proposals that are not decided.
func wachtrij(_ input: Input, _ desk: Desk) async throws -> Answer {
    let queues = try Queues(desk.replica)
    let names = try desk.names(
        of: queues.signals.map(\.folder) + queues.proposals.map(\.folder))
    let signals = queues.signals.map { signal in
        (
            "\(names[signal.folder].number)  \(aligned(names[signal.folder].naam, to: 30))"
                + "\(signal.soort.label)" + (signal.isTaken ? "  " + say("opgepakt") : ""),
            [
                "dossier": .text(names[signal.folder].number.description),
                "id": .text(signal.record.description), "soort": .text(signal.soort.word),
                "dag": JSON(signal.day?.iso), "opgepakt": .boolean(signal.isTaken),
            ] as JSON
        )
    }
    let proposals = queues.proposals.map { proposal in
        (
            "\(names[proposal.folder].number)  \(aligned(names[proposal.folder].naam, to: 30))"
                + say("voorstel: {1}, {2}", proposal.uitkomst.label, proposal.reden),
            [
                "dossier": .text(names[proposal.folder].number.description),
                "id": .text(proposal.record.description),
                "uitkomst": .text(proposal.uitkomst.word), "reden": .text(proposal.reden),
                "dag": JSON(proposal.day?.iso),
            ] as JSON
        )
    }
    let lines = (signals + proposals).map(\.0)
    return Answer(
        lines.isEmpty ? [say("Er wacht niets op kantoor.")] : lines,
        ["signalen": .array(signals.map(\.1)), "voorstellen": .array(proposals.map(\.1))])
}

/// Hands the whole caseload of someone over to a colleague.
func overdracht(_ input: Input, _ desk: Desk) async throws -> Answer {
    let context = try FormContext(desk.replica, on: desk.today)
    let from = try input.colleague(input.argument(0), context)
    let to = try input.colleague(input.argument(1), context)
    let caseload = try Caseload(desk.replica, of: from, on: desk.today)
    let saves = try caseload.handingOver(to: to, on: desk.today) { desk.newIdentifier() }
    let names = try desk.names(of: saves.map(\.folder))
    if !input.has("proef"), !saves.isEmpty { try desk.replica.commitAll(saves) }
    let lines = saves.map {
        "\(names[$0.folder].number)  \(names[$0.folder].naam)" + names[$0.folder].mark
    }
    return Answer(
        lines + [
            input.has("proef")
                ? say("{1} dossiers gaan over als u --proef weglaat.", saves.count)
                : say("{1} dossiers zijn nu van {2}.", saves.count, input.argument(1))
        ],
        [
            "dossiers": .array(saves.map { .text(names[$0.folder].number.description) }),
            "done": .boolean(!input.has("proef")),
        ])
}

extension Input {
    fileprivate func colleague(_ typed: String, _ context: FormContext) throws -> UserID {
        guard let user = context.user(typed) else {
            throw UsageError(
                say(
                    "\"{1}\" is geen collega; kies uit {2}.", typed,
                    context.users.keys.sorted().joined(separator: ", ")))
        }
        return user
    }
}
