import FaultScene
import Foundation
import HTTP
import SyncProtocol
import Testing

@testable import Hub

/// A hub whose disk is full: what was accepted is there, once.
@Suite struct HubFaultTests {
    private let scratch = try! Scratch()

    private func opened() throws -> Hub {
        try Hub(
            files: Hub.Files(database: scratch.path + "hub.sqlite", decisions: scratch.path),
            rights: Rights(["consulent": [Scene.dossier: [.read, .write, .make]]]), now: { 0 },
            durable: false)
    }

    @Test func `on a full disk reading goes on and nothing is half taken in`() throws {
        let disk = Disk(of: scratch.path)
        let hub = try opened()
        let application = HubApplication(hub)
        var devices = try (0..<4).map { number in
            let user = try hub.addUser(name: "gebruiker \(number)")
            try hub.give(Grant(role: "consulent", scope: Scene.north), to: user)
            let site = SiteID(high: 1, low: UInt64(number))
            let token = try hub.enrol(user, site: site, deviceName: "laptop").token
            return PushingDevice(site: site, user: user, token: token)
        }
        let first = devices[0].next(in: FolderID(high: 1, low: 1))
        #expect(statuses(application.answers(to: [push(first, devices[0])])) == [200])
        devices[0].goOn(after: first)
        disk.leaveRoom(0)

        let changes = devices[..<3].map { $0.next(in: FolderID(high: 1, low: 1)) }
        let start = Cursor(epoch: try hub.epoch(), position: 0, hash: .start)
        let full = application.answers(
            to: [
                push(changes[0], devices[0]), get(start, devices[1]), push(changes[2], devices[2]),
                ask(Path.compare, Comparison(site: devices[1].site, held: []), devices[1]),
            ])

        #expect(statuses(full) == [503, 200, 503, 200])
        // Alone, and with a first contact that cannot be written down.
        #expect(statuses(application.answers(to: [get(start, devices[3])])) == [200])
        #expect(try hub.judged(named: changes[0].name) == nil)
        disk.leaveRoom(nil)
        let roomy = application.answers(to: zip(changes, devices).map { push($0, $1) })
        #expect(statuses(roomy) == [200, 200, 200])
        #expect(try hub.judged(named: changes[0].name)?.standing == .accepted)
        #expect(try hub.audit() == [])
    }

    private func statuses(_ answers: [Answer]) -> [Int] {
        answers.map { answer in
            guard case .response(let response) = answer else { return 0 }
            return response.status
        }
    }

    private func push(_ change: Change, _ device: PushingDevice) -> Asked {
        ask(Path.changes, device.push(of: [change]), device)
    }

    private func ask(_ path: String, _ message: some WireValue, _ device: PushingDevice) -> Asked {
        asked("POST", path, body: message.encoded, device)
    }

    private func get(_ cursor: Cursor, _ device: PushingDevice) -> Asked {
        asked("GET", Path.feed, query: ["after": base64URL(cursor.bytes)], device)
    }

    private func asked(
        _ method: String, _ path: String, query: [String: String] = [:], body: [UInt8] = [],
        _ device: PushingDevice
    ) -> Asked {
        Asked(
            request: Request(
                method: method, path: path, query: query,
                headers: ["Authorization": "Bearer " + base64URL(device.token.bytes)], body: body),
            waitedMilliseconds: 0)
    }
}
