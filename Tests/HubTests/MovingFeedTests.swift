import Foundation
import SQLite
import SyncProtocol
import Testing

@testable import Hub

/// First sync and backups while others go on writing.
@Suite struct MovingFeedTests {
    private let some: SomeHub
    private let anke: SomeDevice

    init() throws {
        some = try SomeHub()
        anke = try some.device()
    }

    /// A change that fills a third of a page.
    private func large(in folder: FolderID, on parents: [Change]) -> Change {
        let salt = [UInt8](repeating: 7, count: Limits.saltBytes)
        let words = String(repeating: "a", count: Limits.pageBytes / 3)
        let body = Body(salt: salt, operations: [.remark(words)]).bytes
        return anke.write(
            in: folder, on: parents, place: parents.isEmpty ? .noord : nil, body: body
        ) {
            $0.kind = parents.isEmpty ? .dossier : nil
        }
    }

    @Test func `a first sync cut after every page is whole, though the feed moves`() throws {
        var heads: [FolderID: Change] = [:]
        for round in 0..<4 {
            for number in 1...3 as ClosedRange<UInt64> where round < 3 || number < 3 {
                let folder = FolderID.numbered(number)
                let change = large(in: folder, on: heads[folder].map { [$0] } ?? [])
                #expect(try anke.push(change) == [some.accepted(change)])
                heads[folder] = change
            }
        }
        let reader = try some.device(of: "Lies", "lezer")
        let comparison = try reader.compare([:])
        var after = Dictionary(
            uniqueKeysWithValues: comparison.folders.map { ($0.folder, Int64(0)) })
        var names: [FolderID: [ChangeName]] = [:]
        var pages = 0

        // Each page is all that is left of the conversation before it; and somebody writes on.
        while let folder = after.keys.sorted().first {
            pages += 1
            for part in try reader.read((folder, after: after[folder]!)) {
                names[part.folder, default: []] += part.changes.map(\.change.name)
                if part.state == .whole { after[part.folder] = nil }
                if let last = part.changes.last, part.state == .moreFollows {
                    after[part.folder] = last.position
                }
            }
            if pages < 12 {
                let written = large(in: .numbered(3), on: [heads[.numbered(3)]!])
                _ = try anke.push(written)
                heads[.numbered(3)] = written
            }
        }
        var cursor = comparison.cursor
        var isLast = false
        while !isLast {
            let page = try reader.feed(after: cursor)
            for case .change(let change, _) in page.entries
            where names[change.header.folder]?.contains(change.name) == false {
                names[change.header.folder]?.append(change.name)
            }
            (cursor, isLast) = (page.cursor, page.isLast)
        }

        #expect(pages >= 8)
        for (folder, names) in names {
            #expect(Set(names).count == names.count)
            let all = try some.hub.db.count(
                "SELECT count(*) FROM change WHERE folder = x'\(folder)'")
            #expect(Int64(names.count) == all)
            #expect(names.last == heads[folder]?.name)
        }
    }

    @Test func `a backup under load is a prefix that passes the audit`() async throws {
        let files = some.files
        let path = some.folder.appending(path: "backup.sqlite").path
        let copying = Task.detached {
            let other = try Hub(files: files, rights: Rights([:]), now: { 0 }, durable: false)
            var backups: [String] = []
            for number in 0..<5 {
                let backup = path + "\(number)"
                try other.backup(to: backup)
                backups.append(backup)
            }
            return backups
        }
        var last = try anke.makeAccepted(.numbered(1))
        var written = 1
        while written < 400 {
            let next = anke.write(in: .numbered(1), on: [last])
            _ = try anke.push(next)
            last = next
            written += 1
            if written % 50 == 0 { await Task.yield() }
        }
        let backups = try await copying.value
        let line = try some.hub.headLine()

        for backup in backups {
            try some.restore(URL(fileURLWithPath: backup))
            #expect(try some.hub.audit() == [])
            let end = try some.hub.headLine()
            #expect(end.position <= line.position)
            #expect(end.serial == line.serial)
        }
    }
}
