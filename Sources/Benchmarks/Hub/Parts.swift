import Foundation
import HTTP
import Hub
import Replica
import SyncProtocol

// The processes that the hub's benchmarks run beside each other, each a call of this program.

func runHubPart(_ words: [String]) throws {
    guard let part = words.first else { throw UsageProblem("which part?") }
    switch part {
    case "serve": try serve(HubApplication(try BenchOffice(words[1]).hub))
    case "bare": try serve(try BareApplication(words[1]))
    case "fill": try fillHub(at: words[1], count: Int(words[2]) ?? 0)
    case "sync":
        try syncReplica(
            at: words[1], port: UInt16(words[2]) ?? 0, code: words[3], count: Int(words[4]) ?? 0)
    default: throw UsageProblem("no such part: \(part)")
    }
}

private func serve(_ application: any Application) throws {
    let server = try Server(application: application, port: 0)
    try server.stopOnSignals()
    print(server.port)
    fflush(nil)
    try server.run()
}

/// A hub as the programs open it, with one role that may do everything.
struct BenchOffice {
    static let role = "consulent"
    static let kind = FolderKind("dossier")!
    static let scope = Scope("noord")!

    let hub: Hub

    init(_ folder: String, durable: Bool = true) throws {
        let decisions = folder + "/besluiten"
        try FileManager.default.createDirectory(
            atPath: decisions, withIntermediateDirectories: true)
        hub = try Hub(
            files: Hub.Files(database: folder + "/hub.sqlite", decisions: decisions),
            rights: Rights([Self.role: [Self.kind: Set(Right.allCases)]]),
            now: { Int64(Date().timeIntervalSince1970 * 1000) }, durable: durable)
    }

    func addUser(_ name: String) throws -> UserID {
        let user = try hub.addUser(name: name)
        try hub.give(Grant(role: Self.role, scope: Self.scope), to: user)
        return user
    }

    func addDevice(_ index: Int) throws -> BenchDevice {
        let user = try addUser("Gebruiker \(index)")
        let site = SiteID(high: 0x517e, low: UInt64(index))
        let answer = try hub.enrol(user, site: site, deviceName: "tablet \(index)")
        return BenchDevice(user: user, site: site, token: answer.token)
    }
}
