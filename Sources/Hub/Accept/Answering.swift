internal import SyncProtocol

// What became of changes that a device has from a bundle: the feed may not tell it of all.

extension Hub {
    /// Who can name a change has its header, and may know what became of it.
    func answer(_ question: VerdictQuestion) throws -> VerdictsAnswer {
        VerdictsAnswer(
            verdicts: try question.names.map { try judged(everNamed: $0)?.verdict(key: receiptKey) }
        )
    }
}
