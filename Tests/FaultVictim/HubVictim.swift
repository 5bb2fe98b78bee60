internal import FaultScene
internal import Glibc
internal import HTTP
internal import Hub
internal import SyncProtocol

/// A hub to be killed: rounds of pushes for ever, and each change that was accepted is said.
struct HubVictim {
    private let application: HubApplication
    private var devices: [PushingDevice] = []
    private var random = SystemRandomNumberGenerator()

    init(_ folder: String) throws {
        let hub = try Hub(
            files: Hub.Files(database: folder + "/hub.sqlite", decisions: folder),
            rights: Rights(["consulent": [Scene.dossier: [.read, .write, .make]]]), now: { 0 },
            durable: false)
        application = HubApplication(hub)
        for number in 0..<4 {
            let user = try hub.addUser(name: "gebruiker \(number)")
            try hub.give(Grant(role: "consulent", scope: Scene.north), to: user)
            let site = SiteID.random(using: &random)
            let token = try hub.enrol(user, site: site, deviceName: "slachtoffer").token
            devices.append(PushingDevice(site: site, user: user, token: token))
        }
    }

    /// One round: a change of each device, every fifth in a folder of its own.
    mutating func live() throws {
        var changes: [Change] = []
        for device in devices {
            let isNew = Int.random(in: 0..<5, using: &random) == 0
            let own = FolderID(derivedFrom: device.site.bytes)
            changes.append(device.next(in: isNew ? .random(using: &random) : own))
        }
        let asked = zip(devices, changes).map { device, change in
            Asked(
                request: Request(
                    method: "POST", path: Path.changes, query: [:],
                    headers: ["Authorization": "Bearer " + base64URL(device.token.bytes)],
                    body: device.push(of: change).encoded), waitedMilliseconds: 0)
        }
        for (index, answer) in application.answers(to: asked).enumerated() {
            guard case .response(let response) = answer, response.status == 200,
                case .taken(let verdicts, _) = try PushAnswer(decoding: response.body),
                case .accepted = verdicts.first
            else { exit(4) }
            devices[index].goOn(after: changes[index])
            say(Acknowledged(changes[index].name, in: changes[index].header.folder).line)
        }
    }
}
