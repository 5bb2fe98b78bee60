import Foundation
import HTTP
import SyncProtocol
import Testing

@testable import Hub

/// Every call, by every role, about every sort of folder: what may not be seen is answered as what is not
/// there, and each refusal is logged.
@Suite struct MatrixTests {
    /// Who asks.
    enum Asker: String, CaseIterable {
        case consulent, lezer, postbus, kantoor, nobody, withdrawn, stolen, departed, unknown
    }

    /// Which folder is asked about, seen from `noord`.
    enum Place: CaseIterable {
        case own, foreign, restricted, left, erased, absent
    }

    /// A call about one folder.
    enum Subject: CaseIterable {
        case read, compare, push, offer, verdicts, feed, sites, enrol, hub
    }

    private final class Log {
        var lines: [String] = []
    }

    private static let absent = FolderID.numbered(99)
    private static let words = [
        Place.own: "eigen;", .foreign: "vreemd;", .restricted: "beperkt;", .left: "vertrokken;",
        .erased: "vernietigd;",
    ]

    private let log = Log()
    private let some: SomeHub
    private var folders: [Place: Change] = [:]
    private var devices: [Asker: SomeDevice] = [:]

    init() throws {
        let log = log
        some = try SomeHub(
            HubSettings(
                watching: Watching(startedAt: 0, nanoseconds: { 0 }, log: { log.lines.append($0) }))
        )
        let south = try some.device(of: "Zuid", "kantoor", .zuid)
        let few = try some.device(of: "Weinig", "kantoor", Scope("justitieel")!)
        let office = try some.device(of: "Kantoor", "kantoor", .noord)
        for asker in Asker.allCases where asker != .unknown {
            let user = try some.hub.addUser(name: asker.rawValue)
            if asker != .nobody {
                let role =
                    some.hub.rights.roles.contains(asker.rawValue) ? asker.rawValue : "consulent"
                try some.hub.give(Grant(role: role, scope: .noord), to: user)
            }
            devices[asker] = try some.device(of: user)
        }
        folders[.own] = try make(.own, by: office, in: .noord)
        folders[.foreign] = try make(.foreign, by: south, in: .zuid)
        folders[.restricted] = try make(
            .restricted, by: few, in: Scope("justitieel/noord")!, kind: .justice)
        let left = try make(.left, by: office, in: .noord)
        _ = try office.push(office.write(in: left.header.folder, on: [left], place: .zuid))
        folders[.left] = left
        folders[.erased] = try make(.erased, by: office, in: .noord)
        try some.hub.erase(folder(.erased), by: [office.user, south.user], reason: "verzoek")
        for (asker, how) in [(Asker.withdrawn, Revocation.withdrawn), (.stolen, .stolen)] {
            let caller = try #require(try some.hub.caller(devices[asker]!.token))
            try some.hub.revoke(caller.device, how)
        }
        try some.hub.depart(devices[.departed]!.user)
    }

    private func make(
        _ place: Place, by device: SomeDevice, in scope: Scope, kind: FolderKind = .dossier
    ) throws -> Change {
        let number = UInt64(Place.allCases.firstIndex(of: place)! + 1)
        let body = Body(
            salt: [UInt8](repeating: 1, count: 16), operations: [.remark(Self.words[place]!)])
        let change = device.write(
            in: .numbered(number), on: [], place: scope, body: body.bytes
        ) { $0.kind = kind }
        #expect(try device.push(change) == [some.accepted(change)])
        return change
    }

    private func folder(_ place: Place) -> FolderID {
        folders[place]?.header.folder ?? Self.absent
    }

    /// A change by the asker on what he cannot know; it is not sent twice.
    private func change(by device: SomeDevice, in place: Place) -> Change {
        let parent = ChangeName(of: Array("nergens".utf8))
        let body = Body(salt: [UInt8](repeating: 2, count: 16), operations: []).bytes
        let header = Header(
            site: device.site, sequence: 1, parents: [parent], at: 1, author: device.user,
            folder: folder(place), schema: 1, commitment: Commitment(of: body))
        return Change(header: header, body: body)
    }

    private func ask(
        _ subject: Subject, _ place: Place, as asker: Asker
    ) throws -> (response: Response, asked: [UInt8]) {
        let device = devices[asker] ?? devices[.consulent]!
        let token = asker == .unknown ? Token([UInt8](repeating: 9, count: 32))! : device.token
        let change = change(by: device, in: place)
        let (path, body): (String, [UInt8]) =
            switch subject {
            case .read:
                (Path.read, Reading(folders: [FolderFrom(folder: folder(place), after: 0)]).encoded)
            case .compare:
                (
                    Path.compare,
                    Comparison(
                        site: device.site,
                        held: [HeldFolder(folder: folder(place), digest: FolderDigest(heads: []))]
                    ).encoded
                )
            case .push:
                (
                    Path.changes,
                    Push(
                        site: device.site, after: .start(of: device.site), changes: [change],
                        proofs: []
                    ).encoded
                )
            case .offer: (Path.offer, Offer(changes: [change], proofs: []).encoded)
            case .verdicts: (Path.verdicts, VerdictQuestion(names: [change.name]).encoded)
            case .sites:
                (
                    Path.sites,
                    NewSite(former: device.site, site: SiteID(high: 8, low: 8), after: 0).encoded
                )
            case .enrol:
                (
                    Path.enrol,
                    Enrolment(code: "ABCD-EFGHJKLM", site: device.site, deviceName: "x").encoded
                )
            case .feed, .hub: (subject == .feed ? Path.feed : Path.hub, [])
            }
        let query = subject == .feed ? ["after": base64URL(try some.start.bytes)] : [:]
        let method = subject == .feed || subject == .hub ? "GET" : "POST"
        let answer = some.answer(method, path, query: query, token: token, body: body)
        guard case .response(let response) = answer else { throw Unexpected(what: "waiting") }
        return (response, body)
    }

    /// The problem that each asker meets at each call; nil is an answer.
    private func problem(_ subject: Subject, _ asker: Asker) -> Problem? {
        switch (subject, asker) {
        case (.hub, _): nil
        case (.enrol, _): .codeInvalid
        case (_, .unknown): .tokenUnknown
        case (_, .stolen): .revoked
        case (.push, .withdrawn), (.push, .departed), (.sites, .withdrawn), (.sites, .departed): nil
        case (_, .withdrawn), (_, .departed): .revoked
        default: nil
        }
    }

    private func reads(_ asker: Asker, _ place: Place) -> Bool {
        place == .own && [.consulent, .lezer, .kantoor].contains(asker)
    }

    private static var questions: [(Subject, Place)] {
        Subject.allCases.flatMap { subject in Place.allCases.map { (subject, $0) } }
    }

    @Test(arguments: Asker.allCases)
    func `each call answers each role as the table says, and refusals are logged`(
        asker: Asker
    ) throws {
        for (subject, place) in Self.questions {
            log.lines = []

            let (response, _) = try ask(subject, place, as: asker)

            let problem = problem(subject, asker)
            #expect(response.status == problem?.status ?? 200, "\(subject) \(place)")
            if let problem { #expect(Problematic(response) == Problematic(problem)) }
            #expect(log.lines.count == 1)
            let refusal = problem.map { #""refusal":"\#($0.rawValue)""# } ?? #""status":200"#
            #expect(log.lines.first?.contains(refusal) == true, "\(log.lines)")
        }
    }

    @Test(arguments: Asker.allCases)
    func `no word goes to who may not read it`(asker: Asker) throws {
        for (subject, place) in Self.questions {
            let body = Data(try ask(subject, place, as: asker).response.body)

            for (other, word) in Self.words where !reads(asker, other) {
                #expect(body.range(of: Data(word.utf8)) == nil, "\(subject) \(place) \(other)")
            }
        }
    }

    @Test(arguments: Asker.allCases)
    func `who may read gets the words, and nobody else`(asker: Asker) throws {
        let (read, _) = try ask(.read, .own, as: asker)
        let (feed, _) = try ask(.feed, .own, as: asker)

        let word = Data(Self.words[.own]!.utf8)
        for response in [read, feed] {
            #expect((Data(response.body).range(of: word) != nil) == reads(asker, .own))
        }
    }

    /// Comparing is left out: who names a folder that he may not have must be told to forget it, and
    /// who knows its sixteen random bytes had it once.
    @Test(arguments: Asker.allCases)
    func `what is another's, or left, is answered as what is not there`(asker: Asker) throws {
        for subject in Subject.allCases where subject != .compare {
            // A device pushes its first change once, so each is asked of a hub of its own.
            let hubs = try (0..<(subject == .push ? 4 : 1)).map { _ in try MatrixTests() }
            let nowhere = try hubs[0].ask(subject, .absent, as: asker).response

            for (index, place) in [Place.foreign, .restricted, .left].enumerated() {
                let there = try hubs[(index + 1) % hubs.count].ask(subject, place, as: asker)

                #expect(there.response.status == nowhere.status)
                #expect(there.response.headers == nowhere.headers)
                #expect(there.response.body.count == nowhere.body.count, "\(subject) \(place)")
            }
        }
    }

    @Test(arguments: Asker.allCases)
    func `of what was erased everyone who asks hears that, and no more`(asker: Asker) throws {
        for subject in [Subject.read, .compare, .push, .offer] {
            let (response, _) = try ask(subject, .erased, as: asker)
            guard response.status == 200 else { continue }

            switch subject {
            case .read:
                let part = FolderPart(folder: folder(.erased), state: .erased, changes: [])
                #expect(try ReadingAnswer(decoding: response.body).parts == [part])
            case .compare:
                let answer = try ComparisonAnswer(decoding: response.body)
                let outcome = answer.folders.first { $0.folder == folder(.erased) }?.outcome
                #expect(outcome == .erased)
            case .push:
                guard case .taken(let verdicts, _) = try PushAnswer(decoding: response.body) else {
                    throw Unexpected(what: "a push that was not taken")
                }
                #expect(verdicts == [.erased])
            default:
                #expect(try OfferAnswer(decoding: response.body).verdicts == [.erased])
            }
        }
    }

    @Test(arguments: Asker.allCases)
    func `unasked hears of what was erased only who could read it`(asker: Asker) throws {
        let (response, _) = try ask(.feed, .erased, as: asker)

        let id = Data(folder(.erased).bytes)
        #expect((Data(response.body).range(of: id) != nil) == reads(asker, .own))
    }

    @Test(arguments: Asker.allCases)
    func `comparing tells of a folder only what its asker named`(asker: Asker) throws {
        for place in [Place.foreign, .restricted, .left, .absent] {
            let (response, _) = try ask(.compare, place, as: asker)
            guard response.status == 200 else { continue }

            let answer = try ComparisonAnswer(decoding: response.body)

            let others = answer.folders.filter { $0.folder != folder(place) }
            #expect(others.allSatisfy { reads(asker, .own) && $0.folder == folder(.own) })
            #expect(answer.folders.count == (reads(asker, .own) ? 2 : 1))
            let outcome = answer.folders.first { $0.folder == folder(place) }?.outcome
            #expect(outcome == (place == .absent ? .unknown : .leaveDiffers))
        }
    }

    @Test(arguments: Asker.allCases)
    func `no identifier is told that was not named, but of a folder that left or was erased`(
        asker: Asker
    ) throws {
        for subject in Subject.allCases {
            for place in Place.allCases {
                let (response, asked) = try ask(subject, place, as: asker)
                for other in [Place.own, .foreign, .restricted, .absent]
                where !reads(asker, other) {
                    let id = Data(folder(other).bytes)
                    guard Data(asked).range(of: id) == nil else { continue }
                    #expect(Data(response.body).range(of: id) == nil, "\(subject) \(other)")
                }
            }
        }
    }
}
