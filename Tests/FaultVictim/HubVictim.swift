internal import FaultScene
internal import Glibc
internal import HTTP
internal import Hub
internal import SyncProtocol

/// A hub to be killed: rounds of pushes for ever, and each change that a laptop hears of is said.
///
/// The laptops outlive it. Some answers are lost, of a killed hub or on their way; then the same is pushed
/// again, and maybe more.
struct HubVictim {
    private let application: HubApplication
    private var laptops: [(number: Int, device: PushingDevice)] = []
    private var random = SystemRandomNumberGenerator()

    /// The laptops by their numbers, each as `NUMBER:HEARD`.
    init(_ folder: String, _ words: some Sequence<String>) throws {
        let hub = try Hub(
            files: Hub.Files(database: folder + "/hub.sqlite", decisions: folder),
            rights: Rights(["consulent": [Scene.dossier: [.read, .write, .make]]]), now: { 0 },
            durable: false)
        application = HubApplication(hub)
        for word in words {
            let pair = word.split(separator: ":").compactMap { Int($0) }
            guard pair.count == 2 else { exit(2) }
            var device = try Self.device(pair[0], of: hub)
            device.goOn(through: Int64(pair[1]))
            laptops.append((pair[0], device))
        }
    }

    /// The same person and site as in earlier lives of the hub.
    private static func device(_ number: Int, of hub: Hub) throws -> PushingDevice {
        let name = "gebruiker \(number)"
        let known = try hub.users().first { $0.name == name }
        let user = try known?.id ?? hub.addUser(name: name)
        if known?.grants.isEmpty ?? true {
            try hub.give(Grant(role: "consulent", scope: Scene.north), to: user)
        }
        let site = Heard.site(of: number)
        let token = try hub.enrol(user, site: site, deviceName: "slachtoffer").token
        return PushingDevice(site: site, user: user, token: token)
    }

    /// One round: a few changes of each laptop.
    mutating func live() throws {
        let pushes = laptops.map { _, device in
            device.upcoming(Int.random(in: 1...3, using: &random))
        }
        let asked = zip(laptops, pushes).map { laptop, changes in
            Asked(
                request: Request(
                    method: "POST", path: Path.changes, query: [:],
                    headers: ["Authorization": "Bearer " + base64URL(laptop.device.token.bytes)],
                    body: laptop.device.push(of: changes).encoded), waitedMilliseconds: 0)
        }
        for (index, answer) in application.answers(to: asked).enumerated() {
            guard try areAccepted(pushes[index], answer) else { exit(4) }
            let isLost = Int.random(in: 0..<4, using: &random) == 0
            if !isLost { hear(of: pushes[index], on: index) }
        }
    }

    private func areAccepted(_ changes: [Change], _ answer: Answer) throws -> Bool {
        guard case .response(let response) = answer, response.status == 200,
            case .taken(let verdicts, _) = try PushAnswer(decoding: response.body)
        else { return false }
        return verdicts.count == changes.count
            && verdicts.allSatisfy { if case .accepted = $0 { true } else { false } }
    }

    private mutating func hear(of changes: [Change], on index: Int) {
        for change in changes { laptops[index].device.goOn(after: change) }
        let heard = changes.map {
            Heard(
                laptop: laptops[index].number, sequence: $0.header.sequence, name: $0.name)
        }
        say(heard.map(\.line).joined())
    }
}
