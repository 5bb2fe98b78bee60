internal import SQLite
internal import SyncProtocol

// A push: own changes in order, from a point on which device and hub agree.

extension Hub {
    /// Nil where the site is not the caller's.
    func take(_ push: Push, from caller: Caller) throws -> PushAnswer? {
        guard try device(of: push.site) == caller.device else { return nil }
        let head = try siteHead(of: push.site)
        guard push.after.sequence <= head.sequence else { return .gap(head: head) }
        guard try sitePoint(of: push.site, at: push.after.sequence) == push.after,
            try continues(push)
        else { return .fork }
        let proven = ProvenNames(push.proofs, covering: push.changes, key: receiptKey)
        var accepting = try Accepting(self)
        var verdicts: [Verdict] = []
        for change in push.changes {
            let arrival = Arrival(
                change: change, device: caller.device, user: caller.user, isPushed: true,
                isProven: proven.covers(change))
            verdicts.append(try accepting.take(arrival))
            try chain(change.name, push.site, change.header.sequence)
        }
        try accepting.finish()
        return .taken(try current(verdicts, push.changes), head: try siteHead(of: push.site))
    }

    /// Whether the names that the hub already has at these numbers are the pushed ones.
    private func continues(_ push: Push) throws -> Bool {
        var sequence = push.after.sequence
        for change in push.changes {
            sequence += 1
            guard change.header.site == push.site, change.header.sequence == sequence else {
                throw Malformed.unexpected("the changes of a push follow each other")
            }
            let present = try chainedName(of: push.site, at: sequence)
            guard present == nil || present == change.name else { return false }
        }
        return true
    }

    /// A later change of the batch may have freed or proven an earlier one.
    private func current(_ verdicts: [Verdict], _ changes: [Change]) throws -> [Verdict] {
        try zip(verdicts, changes).map { verdict, change in
            guard case .held = verdict else { return verdict }
            return try stored(everNamed: change.name)!.verdict(key: receiptKey)
        }
    }

    /// Changes of other sites; without proof they are held for a person to decide.
    func take(_ offer: Offer, from caller: Caller) throws -> OfferAnswer {
        let proven = ProvenNames(offer.proofs, covering: offer.changes, key: receiptKey)
        var accepting = try Accepting(self)
        var verdicts: [Verdict] = []
        for change in offer.changes {
            let arrival = Arrival(
                change: change, device: caller.device, user: caller.user,
                isPushed: false,
                isProven: proven.covers(change))
            verdicts.append(try accepting.take(arrival))
        }
        try accepting.finish()
        return OfferAnswer(verdicts: try current(verdicts, offer.changes))
    }
}
