import HTTP
import SyncProtocol
import Testing

@testable import Hub

/// News wakes those whom it concerns, and nobody else.
@Suite struct NewsTests {
    private let some: SomeHub
    private let anke: SomeDevice
    private let noord: SomeDevice
    private let zuid: SomeDevice
    private let office: SomeDevice
    private let folder = FolderID.numbered(1)

    init() throws {
        some = try SomeHub()
        anke = try some.device()
        noord = try some.device(of: "Bram")
        zuid = try some.device(of: "Zoë", "consulent", .zuid)
        office = try some.device(
            of: some.user(
                "Kees", Grant(role: "kantoor", scope: .noord), Grant(role: "kantoor", scope: .zuid))
        )
        _ = some.application.takeNews()
    }

    /// Who is asked again on the news since the last time.
    private func woken() throws -> Set<String> {
        let news = some.application.takeNews()
        let devices = ["anke": anke, "noord": noord, "zuid": zuid, "office": office]
        return Set(
            try devices.filter { _, device in
                let topics = HubApplication.topics(of: try some.hub.caller(device.token)!)
                return switch news {
                case .nothing: false
                case .everything: true
                case .topics(let told): !told.isDisjoint(with: topics)
                }
            }.keys)
    }

    @Test func `a new folder, and each change in it, wakes who has a role in its scope`() throws {
        let first = try anke.makeAccepted(folder)
        #expect(try woken() == ["anke", "noord", "office"])

        _ = try noord.push(noord.write(in: folder, on: [first]))
        #expect(try woken() == ["anke", "noord", "office"])
        #expect(try woken() == [])
    }

    @Test func `a scope within that of a role wakes who has the role`() throws {
        let first = try anke.makeAccepted(folder, in: Scope("noord/heerlen")!)
        #expect(try woken() == ["anke", "noord", "office"])

        _ = try noord.push(noord.write(in: folder, on: [first]))
        #expect(try woken() == ["anke", "noord", "office"])
    }

    @Test func `a transfer wakes both those whom it leaves and those whom it reaches`() throws {
        let first = try anke.makeAccepted(folder)
        _ = try woken()

        _ = try office.push(office.write(in: folder, on: [first], place: .zuid))

        #expect(try woken() == ["anke", "noord", "zuid", "office"])
    }

    @Test func `a change of somebody far away is none of their business`() throws {
        _ = try zuid.makeAccepted(folder, in: .zuid)

        #expect(try woken() == ["zuid", "office"])
    }

    @Test func `a rejection wakes its author, wherever he is, and those who have the folder`()
        throws
    {
        let first = try anke.makeAccepted(folder)
        let held = zuid.write(in: folder, on: [first])
        #expect(try zuid.push(held) == [.held(.noRight)])
        _ = try woken()

        try some.hub.reject(held.name, words: "niet van u")

        #expect(try woken() == ["anke", "noord", "zuid", "office"])
    }

    @Test func `other roles wake their user only, and an erasure everybody`() throws {
        _ = try anke.makeAccepted(folder)
        _ = try woken()

        try some.hub.give(Grant(role: "lezer", scope: .west), to: zuid.user)
        #expect(try woken() == ["zuid"])

        try some.hub.erase(folder, by: [anke.user, office.user], reason: "verzoek")
        #expect(try woken() == ["anke", "noord", "zuid", "office"])
    }
}
