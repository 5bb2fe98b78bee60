internal import SQLite
internal import SyncProtocol

// A push: own changes in order, from a point on which device and hub agree.

extension Hub {
    /// The site is the caller's.
    func take(_ push: Push, from caller: Caller) throws -> PushAnswer {
        var accepting = try Accepting(self)
        let end = try accepting.sites.end(of: push.site)
        guard push.after.sequence <= end.point.sequence else { return .gap(head: end.point) }
        guard try continues(push, end) else { return .fork }
        let proven = ProvenNames(push.proofs, covering: push.changes, key: receiptKey)
        var verdicts: [Verdict] = []
        for change in push.changes {
            verdicts.append(
                try accepting.take(
                    change, from: caller, isPushed: true, isProven: proven.covers(change)))
        }
        accepting.finish()
        return .taken(
            try current(verdicts, push.changes),
            head: try accepting.sites.end(of: push.site).point)
    }

    /// Whether the push begins where the hub has the same, and the names that the hub already has at
    /// these numbers are the pushed ones.
    private func continues(_ push: Push, _ end: SiteEnd) throws -> Bool {
        let first = push.after.sequence
        for (index, change) in push.changes.enumerated() {
            let header = change.header
            guard header.site == push.site, header.sequence == first + 1 + Int64(index) else {
                throw Malformed.unexpected("the changes of a push follow each other")
            }
        }
        if push.after == end.point, !end.hasLater { return true }
        guard try sitePoint(of: push.site, at: first) == push.after else { return false }
        let present = try chainedNames(
            of: push.site, after: first, through: first + Int64(push.changes.count))
        return push.changes.allSatisfy { change in
            present[change.header.sequence] ?? change.name == change.name
        }
    }

    /// A later change of the batch may have freed or proven an earlier one.
    private func current(_ verdicts: [Verdict], _ changes: [Change]) throws -> [Verdict] {
        try zip(verdicts, changes).map { verdict, change in
            guard case .held = verdict else { return verdict }
            return try judged(everNamed: change.name)!.verdict(key: receiptKey)
        }
    }

    /// Changes of other sites; without proof they are held for a person to decide.
    func take(_ offer: Offer, from caller: Caller) throws -> OfferAnswer {
        let proven = ProvenNames(offer.proofs, covering: offer.changes, key: receiptKey)
        var accepting = try Accepting(self)
        var verdicts: [Verdict] = []
        for change in offer.changes {
            verdicts.append(
                try accepting.take(
                    change, from: caller, isPushed: false, isProven: proven.covers(change)))
        }
        accepting.finish()
        return OfferAnswer(verdicts: try current(verdicts, offer.changes))
    }
}
