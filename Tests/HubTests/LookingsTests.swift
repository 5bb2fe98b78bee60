import SyncProtocol
import Testing

@testable import Hub

/// A log of what somebody looked at: his device writes it and keeps it, the office reads it, and the
/// hub hands it to nobody else, not even back to him.
@Suite struct LookingsTests {
    private let some: SomeHub
    private let anke: SomeDevice
    private let twin: SomeDevice
    private let colleague: SomeDevice
    private let office: SomeDevice
    private let folder = FolderID.numbered(1)
    private let first: Change
    private let second: Change

    init() throws {
        some = try SomeHub()
        anke = try some.device()
        twin = try some.device(of: anke.user)
        colleague = try some.device(of: "Bram")
        office = try some.device(of: "Kees", "kantoor")
        first = anke.make(folder, kind: .log)
        second = anke.write(in: folder, on: [first])
        #expect(
            try anke.push(first, second) == [some.accepted(first), some.accepted(second)])
    }

    private var digest: FolderDigest { FolderDigest(heads: [second.name]) }

    @Test func `its maker hears that it was accepted, and never that it leaves`() throws {
        let entries = try anke.news()

        #expect(
            entries == [
                .own(first.name, some.receipt(first)), .own(second.name, some.receipt(second)),
            ])
        #expect(try anke.outcomes([folder: digest]) == [folder: .same])
    }

    @Test func `colleagues and his other devices never get it`() throws {
        #expect(try colleague.news() == [])
        #expect(
            try twin.news() == [
                .accepted(first.name, some.receipt(first)),
                .accepted(second.name, some.receipt(second)),
            ])
        for device in [colleague, twin] { #expect(try device.outcomes([:]) == [:]) }
        for device in [anke, colleague, twin] {
            #expect(
                try device.read((folder, after: 0))
                    == [FolderPart(folder: folder, state: .whole, changes: [])])
        }
    }

    @Test func `the office reads it`() throws {
        #expect(try office.outcomes([:]) == [folder: .enter])
        #expect(try office.read((folder, after: 0)).first?.changes.count == 2)
    }

    @Test func `a hub that lost a part of it gets it back`() throws {
        let backup = try some.backup()
        let third = anke.write(in: folder, on: [second])
        _ = try anke.push(third)
        let held = FolderDigest(heads: [third.name])

        try some.restore(backup)

        #expect(try anke.outcomes([folder: held]) == [folder: .differs])
        #expect(try anke.push(third) == [some.accepted(third)])
        #expect(try anke.outcomes([folder: held]) == [folder: .same])
    }

    @Test func `who may not write there any more is asked to forget it`() throws {
        try some.hub.take(Grant(role: "consulent", scope: .noord), from: anke.user)

        #expect(try anke.outcomes([folder: digest]) == [folder: .leave])
    }
}
