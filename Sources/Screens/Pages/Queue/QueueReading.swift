internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

/// A signal that is not done, or a proposal that is not decided, as the queue shows it.
struct QueueRow: Sendable {
    enum Kind: Sendable {
        case signal(Queues.Signal)
        case proposal(Queues.Proposal)
    }

    let kind: Kind
    let name: String
    /// Who raised it, and in which words.
    let by: String
    let words: String
    /// Who took it up.
    let taker: String?
    let careful: [Line]

    var folder: FolderID { kind.folder }

    var record: RecordID {
        switch kind {
        case .signal(let signal): signal.record
        case .proposal(let proposal): proposal.record
        }
    }

    var signal: Queues.Signal? { if case .signal(let signal) = kind { signal } else { nil } }
    var proposal: Queues.Proposal? {
        if case .proposal(let proposal) = kind { proposal } else { nil }
    }
}

extension Archive {
    /// As many as people look through.
    private static let mostQueued = 200

    /// Proposals first, as somebody waits for them.
    func queue(ofAll: Bool) throws -> (rows: [QueueRow], count: Int) {
        let mine = ofAll ? nil : try Caseload(replica, of: replica.user()?.id, on: today)
        let queues = try Queues(replica, where: mine?.condition ?? [])
        let proposals = queues.proposals.filter { mine?.folders.contains($0.folder) ?? true }
        let signals = queues.signals.filter { mine?.trajecten.contains($0.traject) ?? true }
        let all = proposals.map(QueueRow.Kind.proposal) + signals.map(QueueRow.Kind.signal)
        let shown = Array(all.prefix(Self.mostQueued))
        return (try rows(of: shown), all.count)
    }

    private func rows(of kinds: [QueueRow.Kind]) throws -> [QueueRow] {
        let folders = kinds.map(\.folder)
        note(.lijst, at: folders)
        let titles = try titles(of: folders)
        let careful = try careful(in: folders)
        let names = try Names(replica)
        func row(
            _ kind: QueueRow.Kind, _ record: ShownRecord?, by: some RecordField,
            words: some RecordField, taker: (any RecordField)? = nil
        ) -> QueueRow {
            QueueRow(
                kind: kind, name: titles[kind.folder] ?? "",
                by: record?.user(by).map(names.name) ?? "",
                words: record?.text(words)?.split(whereSeparator: \.isNewline)
                    .joined(separator: " / ") ?? "",
                taker: taker.flatMap { record?.user($0) }.map(names.name),
                careful: careful[kind.folder] ?? [])
        }
        return try kinds.map { kind in
            switch kind {
            case .signal(let signal):
                row(
                    kind, try replica.record(SignaalField.key(signal.record), in: signal.folder),
                    by: SignaalField.gemeldDoor, words: SignaalField.toelichting,
                    taker: SignaalField.opgepaktDoor)
            case .proposal(let one):
                row(
                    kind, try replica.record(AfsluitvoorstelField.key(one.record), in: one.folder),
                    by: AfsluitvoorstelField.voorgesteldDoor,
                    words: AfsluitvoorstelField.toelichting)
            }
        }
    }

    /// The one who works here takes a signal up.
    func takeUp(_ signal: Queues.Signal) throws -> FormOutcome {
        let context = try formContext
        let opened = try open(
            FormSubject(
                definition: .signaal, folder: signal.folder, traject: signal.traject,
                changed: signal.record, answers: FormSubject.takenUp(in: context), isFresh: true))
        return try save(opened, opened.answers, told: [])
    }
}

extension FormSubject {
    static func takenUp(in context: FormContext) -> [String: String] {
        let me = context.users.first { $0.value == context.me }?.key
        return ["opgepakt-door": me ?? "", "opgepakt": context.today.description]
    }
}

extension QueueRow.Kind {
    fileprivate var folder: FolderID {
        switch self {
        case .signal(let signal): signal.folder
        case .proposal(let proposal): proposal.folder
        }
    }
}
