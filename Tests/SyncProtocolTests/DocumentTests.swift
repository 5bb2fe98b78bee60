// The document is held against the code: its worked example must come out byte for byte.

import Glibc
import SyncProtocol
import Testing

@Suite struct DocumentTests {
    private let example: [String: String]
    private let bundleExample: [String: String]

    init() throws {
        let path = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
        let document = try Self.read(path + "/SyncProtocol/Protocol.md")
        example = try Self.block("body", of: document)
        bundleExample = try Self.block("bundle-head", of: document)
    }

    /// The lines of an example by their first words.
    private static func block(_ first: String, of document: String) throws -> [String: String] {
        let block = document.split(separator: "```\n" + first).last?.split(separator: "```").first
        let lines = (first + (try #require(block))).split(separator: "\n")
        let pairs = lines.map { $0.split(separator: " ") }.filter { $0.count == 2 }
        return Dictionary(uniqueKeysWithValues: pairs.map { (String($0[0]), String($0[1])) })
    }

    @Test func `the bundle of the document comes out byte for byte`() throws {
        let run = try ChangeRun(decoding: hex(example["run"] ?? ""))
        let receipt = Receipt(hex(example["receipt"] ?? ""))
        let bundle = Bundle(
            head: BundleHead(
                hub: HubID([UInt8](repeating: 7, count: 16))!, epoch: nil,
                maker: UserID([UInt8](repeating: 2, count: 16))!, makerName: "Anke",
                madeAt: 1_700_000_001_000,
                folders: [
                    BundledFolder(
                        folder: FolderID([UInt8](repeating: 3, count: 16))!,
                        places: [Scope("parkstad")!])
                ]),
            changes: [
                ReceiptedChange(run.changes[0], receipt), ReceiptedChange(run.changes[1], nil),
            ])

        let lines = ["bundle-head", "bundle-changes", "bundle-end"].map { bundleExample[$0] ?? "" }
        #expect(lines.joined() == hexadecimal(bundle.encoded))
    }

    @Test func `the worked example of the document comes out byte for byte`() throws {
        let record = RecordID([UInt8](repeating: 5, count: 16))!
        let field = Field(RecordKey(type: TypeNumber(1), record: record), FieldNumber(3))
        let body = Body(
            salt: [UInt8](repeating: 4, count: 16),
            operations: [.write(field, .text("045-1234567"), reason: nil)])
        var header = Header(
            site: SiteID([UInt8](repeating: 1, count: 16))!, sequence: 1, parents: [],
            at: 1_700_000_000_000, author: UserID([UInt8](repeating: 2, count: 16))!,
            folder: FolderID([UInt8](repeating: 3, count: 16))!, schema: 1,
            commitment: body.commitment, kind: FolderKind("dossier"), place: Scope("parkstad"))
        let name = header.name
        let start = SiteHash.start(of: header.site)

        #expect(example["body"] == hexadecimal(body.bytes))
        #expect(example["commitment"] == body.commitment.description)
        #expect(example["header"] == hexadecimal(header.encoded))
        #expect(example["name"] == name.description)
        #expect(example["receipt"] == hexadecimal(Receipt(of: name, key: Array(0..<32)).bytes))
        #expect(example["running-hash-0"] == start.description)
        #expect(example["running-hash-1"] == start.followed(by: name).description)
        #expect(example["digest"] == FolderDigest(heads: [name]).description)

        let second = Body(
            salt: [UInt8](repeating: 4, count: 16),
            operations: [.remove(Field(field.key, FieldNumber(4)), .text("gezin"))])
        let later = Header(
            site: header.site, sequence: 2, parents: [name], at: header.at + 500,
            author: header.author, folder: header.folder, schema: 1,
            commitment: second.commitment)
        let run = ChangeRun([
            Change(header: header, body: body.bytes), Change(header: later, body: second.bytes),
        ])

        #expect(example["second-body"] == hexadecimal(second.bytes))
        #expect(example["second-name"] == later.name.description)
        #expect(example["run"] == hexadecimal(run.encoded))
        #expect(try ChangeRun(decoding: run.encoded) == run)

        header.was = [FormerLife(site: header.site, sequence: 1, parents: [])]
        header.site = SiteID([UInt8](repeating: 6, count: 16))!

        #expect(example["renamed-header"] == hexadecimal(header.encoded))
        #expect(example["renamed"] == header.name.description)
        #expect(header.formerHeaders.map(\.name) == [name])
    }

    private static func read(_ path: String) throws -> String {
        let file = try #require(fopen(path, "r"))
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes[..<count], as: UTF8.self)
    }
}
