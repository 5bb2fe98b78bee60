import Foundation
import HTTP
import Hub
import Replica
import SeededChance
import SyncProtocol

// A hub of many changes, and a replica that has none of them yet.

private let changesPerFolder = 100

/// Fills a hub with changes, as a device would send them, and prints a code that connects another.
func fillHub(at folder: String, count: Int) throws {
    let office = try BenchOffice(folder, durable: false)
    let application = HubApplication(office.hub)
    var random = SeededRandom(seed: 2026)
    let path = folder + "/author.sqlite"
    let author = try Replica(
        path: path, schema: Item.schema, clock: FixedClock(), durability: .none)
    let user = try office.addUser("Anke")
    try author.enrol(office.hub.enrol(user, site: author.currentSite(), deviceName: "tablet"))
    for (start, folder) in folders(of: count) {
        let items = (start..<min(count, start + changesPerFolder)).map {
            Item($0, random: &random)
        }
        try author.commitAll(
            items.enumerated().map { index, item in
                Save(
                    folder: folder, operations: item.writes,
                    kind: index == 0 ? BenchOffice.kind : nil,
                    place: index == 0 ? BenchOffice.scope : nil)
            })
    }
    try converse(author) { try answer(application, to: $0) }
    print(try office.hub.invite(try office.addUser("Bram")))
    fflush(nil)
}

private func folders(of count: Int) -> [(start: Int, FolderID)] {
    stride(from: 0, to: count, by: changesPerFolder).map {
        ($0, FolderID(high: 0xf01d, low: UInt64($0)))
    }
}

/// Reads all of a hub into a new replica, and prints the seconds and the peak of its memory.
func syncReplica(at path: String, port: UInt16, code: String, count: Int) throws {
    let dialogue = try Dialogue(port: port)
    let replica = try Replica(path: path, schema: Item.schema, clock: FixedClock())
    let (_, seconds) = try measured {
        let enrolment = Enrolment(
            code: code, site: try replica.currentSite(), deviceName: "tablet")
        let call = HubCall(
            method: .post, path: Path.enrol, token: nil, body: enrolment.encoded)
        try replica.enrol(EnrolmentAnswer(decoding: dialogue.ask(call).body))
        try converse(replica) { try dialogue.ask($0) }
    }
    print(seconds, memoryOfProcess("self", "VmHWM"))
    let records = try folders(of: count).reduce(0) { sum, folder in
        sum + (try replica.records(of: Item.type, in: folder.1).count)
    }
    print(records)
    fflush(nil)
}

/// Exchanges until there is nothing more to say.
private func converse(_ replica: Replica, _ ask: (HubCall) throws -> HubAnswer) throws {
    var session = Session()
    while true {
        switch try session.next(replica) {
        case .atRest: return
        case .call(let call): try session.take(try ask(call), replica)
        case .stopped(let reason): throw HubProblem("the conversation stopped: \(reason)")
        case .wait: throw HubProblem("the hub could not answer")
        }
    }
}

private func answer(_ application: HubApplication, to call: HubCall) throws -> HubAnswer {
    var headers = Headers()
    if let token = call.token { headers["Authorization"] = "Bearer " + base64URL(token.bytes) }
    let request = Request(
        method: call.method.rawValue, path: call.path, query: call.query, headers: headers,
        body: call.body)
    guard case .response(let response) = application.answer(request, waitedMilliseconds: .max)
    else { throw HubProblem("the hub waits") }
    return HubAnswer(status: response.status, body: response.body)
}
