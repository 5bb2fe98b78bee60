import Foundation
import HTTP
import Replica
import SeededChance
import SyncProtocol
import Testing

@testable import Hub

/// Random transfers, grants and revocations, against devices that stop and go on at any call: nothing of
/// a folder goes to who may not have it at that moment, and at rest everybody has what is his.
@Suite struct GrantWalkTests {
    @Test(arguments: 1...5)
    func `what is held is what is granted, and nothing else was ever sent`(seed: UInt64) throws {
        var walk = try GrantWalk(seed: seed)

        for _ in 0..<300 { try walk.step() }
        try walk.comeToRest()

        #expect(walk.leaks == [])
        #expect(try walk.differences() == [])
        // Else nothing was proven.
        #expect(walk.answersChecked > 250)
        #expect(walk.folders.count > 4)
    }
}

/// One world of a hub, its office and its devices.
private struct GrantWalk {
    private static let scopes = ["noord", "noord/a", "zuid", "west"].map { Scope($0)! }
    private static let role = "consulent"
    /// Three of these fill a page.
    private static let longWords = 400_000

    private let some: SomeHub
    private var chance: SeededRandom
    private let office: WatchedReplica
    private var devices: [WatchedReplica] = []
    private var devicesMade = 0
    private(set) var folders: [FolderID] = []
    private var wordsWritten = 0
    /// Where each folder ever lay, and which ones each person ever might hold.
    private var everPlaces: [FolderID: Set<Scope>] = [:]
    private var everMine: [UserID: Set<FolderID>] = [:]
    private(set) var leaks: [String] = []
    private(set) var answersChecked = 0

    init(seed: UInt64) throws {
        some = try SomeHub()
        chance = SeededRandom(seed: seed)
        let clerk = try some.hub.addUser(name: "kantoor")
        for scope in Self.scopes {
            try some.hub.give(Grant(role: "kantoor", scope: scope), to: clerk)
        }
        office = try WatchedReplica(some, clerk, number: 0)
        for name in ["Anke", "Bram", "Cato"] {
            let user = try some.hub.addUser(name: name)
            try some.hub.give(Grant(role: Self.role, scope: anyScope()), to: user)
            try join(user)
        }
    }

    private mutating func join(_ user: UserID) throws {
        devicesMade += 1
        devices.append(try WatchedReplica(some, user, number: devicesMade))
    }

    private mutating func anyScope() -> Scope { Self.scopes.randomElement(using: &chance)! }

    private mutating func word(of folder: FolderID) -> String {
        wordsWritten += 1
        let word = Self.mark(of: folder) + "\(wordsWritten)"
        let isLong = Int.random(in: 0..<12, using: &chance) == 0
        return isLong ? word + String(repeating: "x", count: Self.longWords) : word
    }

    /// Stands in every word that is written in the folder, and nowhere else.
    private static func mark(of folder: FolderID) -> String { "map\(folder.bytes[15]);" }

    mutating func step() throws {
        let device = devices.randomElement(using: &chance)!
        switch Int.random(in: 0..<20, using: &chance) {
        case 0..<2: try make(on: device)
        case 2..<6: try write(on: device)
        case 6..<8: try transfer()
        case 8..<11: try changeGrants(of: device.user)
        case 11 where Bool.random(using: &chance): try takeBack(device)
        case 12: device.loseItsThoughts()
        default:
            for _ in 0..<Int.random(in: 1...6, using: &chance) {
                guard try talk(device) else { break }
            }
        }
    }

    private mutating func make(on device: WatchedReplica) throws {
        let folder = FolderID(
            high: .random(in: .min ... .max, using: &chance), low: UInt64(folders.count))
        try device.write(word(of: folder), in: folder, making: anyScope())
        folders.append(folder)
        everMine[device.user, default: []].insert(folder)
    }

    private mutating func write(on device: WatchedReplica) throws {
        guard let folder = try device.replica.folders(.here).randomElement(using: &chance) else {
            return
        }
        try device.write(word(of: folder), in: folder)
    }

    private mutating func transfer() throws {
        while try talk(office) {}
        guard let folder = try office.replica.folders(.here).randomElement(using: &chance) else {
            return
        }
        try office.bring(folder, to: anyScope())
        while try talk(office) {}
    }

    private mutating func changeGrants(of user: UserID) throws {
        let grant = Grant(role: Self.role, scope: anyScope())
        let has = try some.hub.grants(of: user).contains(grant)
        if has { try some.hub.take(grant, from: user) } else { try some.hub.give(grant, to: user) }
    }

    /// The person goes on with another device; what this one still has goes with it, or is handed in.
    private mutating func takeBack(_ device: WatchedReplica) throws {
        let id = try some.hub.device(of: device.replica.currentSite())
        let how: Revocation = Bool.random(using: &chance) ? .withdrawn : .stolen
        try some.hub.revoke(#require(id), how)
        device.loseItsThoughts()
        while try talk(device) {}
        if try !device.isRevoked || !device.replica.folders(.here).isEmpty {
            leaks.append("a device that was taken back still holds folders")
        }
        devices.removeAll { $0 === device }
        try join(device.user)
    }

    /// False where the device has nothing more to say.
    private mutating func talk(_ device: WatchedReplica) throws -> Bool {
        noteWhatIsGranted()
        guard let (call, answer) = try device.exchange() else { return false }
        noteWhatIsGranted()
        try check(answer, to: call, from: device)
        return true
    }

    private mutating func noteWhatIsGranted() {
        for folder in folders {
            everPlaces[folder, default: []].formUnion((try? some.hub.places(of: folder)) ?? [])
        }
    }

    private func isGranted(_ folder: FolderID, to user: UserID) throws -> Bool {
        let folder = try some.hub.folder(folder)
        guard let kind = folder.kind else { return false }
        return try some.hub.may(
            .read, some.hub.grants(of: user), kind: kind, places: folder.scopes)
    }

    /// The words of a folder are for who may read it now; of its identifier, who may read where it ever
    /// lay may hear that it left.
    private mutating func check(
        _ answer: HubAnswer, to call: HubCall, from device: WatchedReplica
    ) throws {
        answersChecked += 1
        let body = Data(answer.body)
        let grants = try some.hub.grants(of: device.user)
        for folder in folders {
            if try isGranted(folder, to: device.user) {
                everMine[device.user, default: []].insert(folder)
                continue
            }
            if body.range(of: Data(Self.mark(of: folder).utf8)) != nil {
                leaks.append("\(call.path) tells words of \(folder)")
            }
            let mayKnow =
                everMine[device.user, default: []].contains(folder)
                || everPlaces[folder, default: []].contains { place in
                    grants.contains { $0.scope.covers(place) }
                }
            if !mayKnow, body.range(of: Data(folder.bytes)) != nil {
                leaks.append("\(call.path) tells that there is \(folder)")
            }
        }
    }

    mutating func comeToRest() throws {
        for _ in 0..<3 {
            for device in devices + [office] { while try talk(device) {} }
        }
    }

    /// What anybody holds that is not his, or lacks, or has otherwise than the hub.
    func differences() throws -> [String] {
        var differences: [String] = []
        let known = try some.hub.folders()
        for device in devices + [office] {
            // What somebody made where he may not is held, and is with him alone.
            let held = Set(try device.replica.folders(.here)).intersection(known)
            let granted = Set(try known.filter { try isGranted($0, to: device.user) })
            if held != granted { differences.append("\(held) is held, \(granted) is granted") }
            for folder in held
            where try device.replica.digest(of: folder) != some.hub.digest(of: folder) {
                differences.append("\(folder) differs")
            }
        }
        return differences
    }
}
