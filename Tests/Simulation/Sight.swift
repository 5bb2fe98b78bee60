internal import Hub
internal import Replica
internal import SyncProtocol

// On the line nothing of a folder that the device's user may not see at that moment.

extension World {
    func checkSight(of device: SimulatedDevice, _ answer: HubAnswer, to call: HubCall) throws {
        guard answer.status == 200 else { return }
        var sent: Set<FolderID> = []
        switch call.path {
        case Path.feed:
            for case .change(let change, _) in try FeedPage(decoding: answer.body).entries {
                sent.insert(change.header.folder)
            }
        case Path.read:
            for part in try ReadingAnswer(decoding: answer.body).parts where !part.changes.isEmpty {
                sent.insert(part.folder)
            }
        default: return
        }
        guard !sent.isEmpty, let user = try device.watch({ try $0.user() }) else { return }
        try hub.watch { hub in
            let grants = try hub.users().first { $0.id == user.id }?.grants ?? []
            for folder in sent {
                guard try !hub.isErased(folder) else {
                    throw Failure("\(device.name) was sent \(folder), which was erased")
                }
                let places = try hub.places(of: folder)
                guard grants.contains(where: { places.contains(where: $0.scope.covers) }) else {
                    throw Failure("\(device.name) was sent \(folder), which lies elsewhere")
                }
            }
        }
    }
}
