import SyncProtocol
import Testing

@testable import Hub

/// What only few may see has a tree of scopes of its own, and what is confidential is not everybody's.
@Suite struct RightsTests {
    private let some: SomeHub

    init() throws { some = try SomeHub() }

    private func pushes(_ device: SomeDevice, _ kind: FolderKind, _ place: String) throws -> Verdict
    {
        var chance = SystemRandomNumberGenerator()
        let change = device.make(.random(using: &chance), kind: kind, in: Scope(place)!)
        return try device.push(change)[0]
    }

    private func isAccepted(_ verdict: Verdict) -> Bool {
        if case .accepted = verdict { true } else { false }
    }

    private func device(_ role: String, _ scopes: String...) throws -> SomeDevice {
        let user = try some.hub.addUser(name: role)
        for scope in scopes { try some.hub.give(Grant(role: role, scope: Scope(scope)!), to: user) }
        return try some.device(of: user)
    }

    @Test func `a restricted kind is made in its tree only, and no other kind there`() throws {
        let few = try device("kantoor", "noord", "justitieel/noord")

        #expect(try isAccepted(pushes(few, .justice, "justitieel/noord")))
        #expect(try pushes(few, .justice, "noord") == .held(.noRight))
        #expect(try pushes(few, .dossier, "justitieel/noord") == .held(.noRight))
        #expect(try isAccepted(pushes(few, .dossier, "noord")))
    }

    @Test func `a restricted folder is not brought out of its tree`() throws {
        let few = try device("kantoor", "noord", "justitieel")
        let first = few.make(.numbered(1), kind: .justice, in: Scope("justitieel/noord")!)
        _ = try few.push(first)

        let within = few.write(in: .numbered(1), on: [first], place: Scope("justitieel/zuid")!)
        #expect(try isAccepted(few.push(within)[0]))
        let out = few.write(in: .numbered(1), on: [within], place: .noord)

        #expect(try few.push(out) == [.held(.noRight)])
    }

    @Test func `a grant of a region is none of its restricted part`() throws {
        let few = try device("kantoor", "justitieel/noord")
        _ = try few.push(few.make(.numbered(1), kind: .justice, in: Scope("justitieel/noord")!))

        let many = try device("consulent", "noord")

        #expect(try many.compare([:]).folders.isEmpty)
        #expect(try many.read((.numbered(1), after: 0)).map(\.state) == [.absent])
    }

    @Test func `an access log flows upwards only`() throws {
        let writer = try device("consulent", "noord")
        let first = writer.make(.numbered(1), kind: .log)
        let second = writer.write(in: .numbered(1), on: [first])

        #expect(try writer.push(first, second).allSatisfy(isAccepted))

        #expect(try writer.read((.numbered(1), after: 0)).allSatisfy(\.changes.isEmpty))
        #expect(try writer.compare([:]).folders.isEmpty)
        let office = try device("kantoor", "noord")
        #expect(try office.read((.numbered(1), after: 0)).map(\.changes.count) == [2])
    }

    @Test func `what is confidential is not made where everybody reads`() throws {
        let writer = try device("consulent", "noord", "algemeen")
        let office = try device("kantoor", "algemeen")

        #expect(try pushes(writer, .log, "algemeen") == .held(.noRight))
        #expect(try isAccepted(pushes(office, .list, "algemeen")))
    }
}
