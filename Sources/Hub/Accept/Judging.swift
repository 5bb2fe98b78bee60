internal import SQLite
internal import SyncProtocol

/// What the hub concludes of a change, before a receipt is made.
enum Judgement {
    case accept
    case hold(HoldReason)
    case reject(RejectReason)
    case refuse(RefuseReason)
}

// The rules by which a change is judged, in their order; evaluated now.

extension Hub {
    func judge(_ arrival: Arrival) throws -> Judgement {
        if let refusal = try refusal(of: arrival) { return .refuse(refusal) }
        let decision = try decision(on: arrival.change)
        if case .failure(let rejection) = decision { return .reject(.byPerson(rejection.words)) }
        switch try parentage(of: arrival.change) {
        case .hold(let reason): return .hold(reason)
        case .reject(let reason): return .reject(reason)
        case .refuse(let reason): return .refuse(reason)
        case .accept: break
        }
        guard arrival.change.body != nil else { return .hold(.noBody) }
        let isReleased = if case .success = decision { true } else { false }
        if arrival.isProven || isReleased { return .accept }
        guard arrival.isPushed else { return .hold(.noProof) }
        return try isAllowed(arrival) ? .accept : .hold(.noRight)
    }

    private func refusal(of arrival: Arrival) throws -> RefuseReason? {
        let header = arrival.change.header
        if let body = arrival.change.body, (try? Body(decoding: body)) == nil {
            return .bodyMalformed
        }
        for former in header.formerHeaders {
            guard let known = try stored(everNamed: former.name) else { continue }
            if known.name != arrival.change.name, known.standing == .accepted {
                return .formerNameAccepted
            }
        }
        if let kind = header.kind, let present = try self.kind(of: header.folder), kind != present {
            return .kindChanged
        }
        if header.parents.isEmpty, header.kind == nil || header.place == nil {
            return .firstWithoutKindAndPlace
        }
        guard arrival.isPushed, !arrival.isProven else { return nil }
        guard header.author == arrival.user else { return .authorNotOfDevice }
        for life in header.was where try device(of: life.site) != arrival.device {
            return .formerSiteNotOfDevice
        }
        return nil
    }

    /// What follows from the changes on which this one stands.
    private func parentage(of change: Change) throws -> Judgement {
        var judgement = Judgement.accept
        for name in change.header.parents {
            guard let parent = try stored(everNamed: name) else {
                judgement = .hold(.missingParent)
                continue
            }
            if parent.header.folder != change.header.folder {
                return .refuse(.parentOfOtherFolder)
            }
            switch parent.standing {
            case .rejected, .refused: return .reject(.standsOnRejected)
            case .held: if case .accept = judgement { judgement = .hold(.standsOnHeld) }
            case .accepted: break
            }
        }
        return judgement
    }

    private func isAllowed(_ arrival: Arrival) throws -> Bool {
        let header = arrival.change.header
        guard try revocation(of: arrival.device) == nil else { return false }
        let grants = try grants(of: arrival.user)
        guard let kind = try kind(of: header.folder) else {
            guard let kind = header.kind, let place = header.place else { return false }
            return rights.canLie(kind, in: place) && may(.make, grants, kind: kind, places: [place])
        }
        let places = try liveScopes(of: header.folder)
        guard may(.write, grants, kind: kind, places: places) else { return false }
        guard let place = header.place, places != [place] else { return true }
        return rights.canLie(kind, in: place)
            && may(.transfer, grants, kind: kind, places: places)
    }
}
