internal import Hub
internal import Replica
internal import SeededChance
internal import SyncProtocol

// What the office and its hub go through: decisions, grants, backups and disks that are put back.

extension World {
    /// A held change is released or rejected.
    func judge() throws {
        guard let held = try hub.calm.heldChanges().randomElement(using: &random) else { return }
        let releases = !random.once(in: 3)
        if releases {
            try hub.administer { try $0.release(held.name) }
        } else {
            try rejecting(held) {
                try hub.administer { try $0.reject(held.name, words: "niet akkoord") }
            }
        }
        tell("the office \(releases ? "releases" : "rejects") \(held.name)")
    }

    /// To an author whose devices were all taken back no words go back.
    func rejecting(_ held: HeldChange, _ reject: () throws -> Void) throws {
        let before = try words(inBodies: hub.calm.heldBodies())
        try reject()
        let hears = try devices.contains {
            try !isRevoked($0) && $0.calm.user()?.id == held.author
        }
        guard !hears else { return }
        let rejected = try before.subtracting(words(inBodies: hub.calm.heldBodies()))
        ledger.gaveBack(Array(rejected.intersection(wordsOfRevoked)))
    }

    /// Someone gets a scope, or loses it.
    func regrant() throws {
        guard
            let user = try hub.calm.users().filter({ $0.name != "office" })
                .randomElement(using: &random)
        else { return }
        let scope = SimulatedHub.scopes.randomElement(using: &random)!
        let grant = Grant(role: SimulatedHub.fieldworker, scope: scope)
        let takes = user.grants.contains(grant)
        try hub.administer { hub in
            if takes {
                try hub.take(grant, from: user.id)
            } else {
                try hub.give(grant, to: user.id)
            }
        }
        tell("\(user.name) \(takes ? "loses" : "gets") \(scope.path)")
    }

    func backUpHub() throws {
        hubBackups.append(try hub.backup())
        tell("the hub is backed up")
    }

    func restoreHub() throws {
        guard let backup = hubBackups.randomElement(using: &random) else { return }
        try loseDisk { try hub.restore(backup) }
        tell("the hub goes back to \(backup)")
    }

    /// Against the rules: devices notice, at the latest when they compare again after a week.
    func putHubBack() throws {
        guard let backup = hubBackups.randomElement(using: &random) else { return }
        try loseDisk { try hub.putBack(backup) }
        hubWasPutBack = true
        tell("someone puts \(backup) back by hand")
    }

    func rebuildHub() throws {
        try loseDisk { try hub.restore(nil) }
        tell("the hub is built anew from its journal")
    }

    private func loseDisk(_ replacing: () throws -> Void) throws {
        let before = try words(inBodies: hub.calm.bodies())
        try replacing()
        hubLostDisk = true
        ledger.wentDown(before, stillSomewhere: try wordsSomewhere())
        breakConnections()
    }
}
