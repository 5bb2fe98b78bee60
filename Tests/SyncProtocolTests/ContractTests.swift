import Foundation
import SyncProtocol
import Testing

/// The contract's documents, the code and the vectors say the same.
@Suite struct ContractTests {
    private let document: String
    private let openAPI: JSON

    init() throws {
        document = try Self.text("SyncProtocol/Protocol.md")
        openAPI = try JSONDecoder().decode(
            JSON.self, from: Data(Self.text("SyncProtocol/openapi.json").utf8))
    }

    private static func text(_ path: String) throws -> String {
        let root = Vectors.protocolFolder.deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    @Test func `the calls that the hub routes stand in both documents, and no others`() throws {
        let routed = try routedCalls()

        let described = openAPI["paths"].members.flatMap { path, methods in
            methods.members.keys.map { "\($0.uppercased()) \(path)" }
        }
        let written = document.matches(of: #/`((?:GET|POST) /[a-z0-9/]+)/#).map { "\($0.1)" }
        #expect(routed.count >= 10)
        #expect(routed == Set(described))
        #expect(routed == Set(written))
    }

    @Test func `every path of the protocol is routed`() throws {
        let paths = try pathConstants().values
        let routed = try routedCalls().map { $0.split(separator: " ")[1] }

        #expect(paths.count >= 8)
        #expect(Set(paths).isSubset(of: Set(routed.map(String.init))))
    }

    @Test func `a call without a token is without one in both documents`() {
        let open = operations.filter { $0.said["security"] == .array([]) }.map(\.call)

        let lines = document.split(separator: "\n").filter { $0.contains("(no token)") }
        let written = lines.flatMap { line in
            line.matches(of: #/`([A-Z]+ /[a-z0-9/]+)`/#).map { "\($0.1)" }
        }
        #expect(Set(open) == Set(written))
        #expect(open.count == 5)
    }

    @Test func `requests and answers have the items that the table gives them`() throws {
        let rows = document.matches(
            of: #/\n\| `([A-Z]+ /v1[a-z/]+)[^|]*\|([^|]*)\|([^|]*)\|/#)

        for row in rows {
            let call = try #require(operations.first { $0.call == row.1 }).said
            let request = description(of: call["requestBody"]["content"])
            let answer = description(of: call["responses"]["200"]["content"])
            for (cell, said) in [(row.2, request), (row.3, answer)] where cell.contains("[") {
                #expect(said.hasPrefix(cell.trimmingCharacters(in: .whitespaces)), "\(row.1)")
            }
        }
        #expect(rows.count == 9)
    }

    private func description(of content: JSON) -> String {
        content["application/cbor"]["schema"]["description"].text
    }

    @Test func `every problem stands in both documents with its status`() {
        let problem = openAPI["components"]["schemas"]["Problem"]
        let statuses = Problem.allCases.map { ($0.rawValue, JSON.number(Int64($0.status))) }

        #expect(problem["properties"]["code"]["enum"].items.count == Problem.allCases.count)
        #expect(problem["x-statusByCode"] == .object(Dictionary(uniqueKeysWithValues: statuses)))
        for problem in Problem.allCases {
            #expect(document.contains("\n| `\(problem.rawValue)` | \(problem.status) |"))
        }
        let rows = document.matches(of: #/\n\| `([a-z-]+)` \| [1-5]\d\d \|/#)
        #expect(rows.count == Problem.allCases.count)
    }

    @Test func `a call answers a problem with the status of the problem`() {
        var known = 0
        for operation in operations {
            for (status, response) in operation.said["responses"].members {
                let name = response["$ref"].text.split(separator: "/").last.map(String.init) ?? ""
                #expect(
                    status == "200" || !openAPI["components"]["responses"][name].members.isEmpty)
                guard let problem = Problem(rawValue: name) else { continue }
                known += 1
                #expect(status == "\(problem.status)", "\(operation.call)")
            }
        }
        #expect(known > 20)
    }

    @Test(
        arguments: [
            "| header / body | \(Limits.headerBytes >> 10) KB / \(Limits.changeBytes >> 20) MB |",
            "| request of any call | \(Limits.pushBytes >> 20) MB |",
            "| changes / proofs of a push or an offer | \(grouped(Limits.changesPerPush)) / ",
            "| page, about | \(Limits.pageBytes >> 20) MB, but at least one change |",
            "| parents / former lives | \(Limits.parents) / \(Limits.formerLives) |",
            "| nesting of CBOR | \(Limits.cborDepth) |",
            "| wait on the feed | \(Limits.feedWaitSeconds) s |",
            "each once, at most \(Limits.parents):",
            "at most \(Limits.formerLives), of `[site, sequence, parents]`",
            "nesting at most \(Limits.cborDepth) deep",
            "between them, at most \(Limits.scopeBytes) bytes",
            "up to \(Limits.feedWaitSeconds) seconds",
            "more than \(grouped(Int(Limits.feedEntriesBehind))) entries behind",
            "it holds \(Limits.codeMinutes) minutes",
            "| receipt | byte string of \(Limits.receiptBytes) |",
            "first \(Limits.receiptBytes) bytes of HMAC-SHA-256",
            "\(Limits.saltBytes) bytes of salt",
            "| names in a question | \(grouped(Limits.namesPerQuestion)) |",
            "| piece of a bundle | \(Limits.bundlePieceBytes >> 20) MB |",
            "| folders of a bundle | \(grouped(Limits.bundleFolders)) |",
            "| changes of a bundle | \(grouped(Limits.bundleChanges)) |",
        ])
    func `a limit is the same in the document`(words: String) {
        let flowing = document.split(whereSeparator: \.isWhitespace).joined(separator: " ")

        #expect(flowing.contains(words))
    }

    @Test func `every limit that a hub publishes is named in the document`() {
        for limit in Limits.published { #expect(document.contains("`\(limit.name)`")) }
        #expect(Set(Limits.published.map(\.name)).count == Limits.published.count)
        #expect(Limits.published.count >= 12)
    }

    @Test func `every way to be malformed occurs in the vectors`() throws {
        let code = try Self.text("SyncProtocol/Bytes/Malformed.swift")
        let body = try #require(code.split(separator: "\n}").first)

        let cases = body.matches(of: #/case (\w+)/#).map { "\($0.1)" }

        #expect(cases.count >= 10)
        #expect(Set(cases) == Set(Vectors.malformed.map { $0.said["case"].text }))
    }

    @Test func `every operation of the document occurs in the vectors`() throws {
        let table = try section("### Body", "### A run of changes")
        let written = Set(table.matches(of: #/\| `\[(\d+), /#).map { UInt64($0.1)! })

        let used = try Vectors.bodies.flatMap { try operationCodes($0.bytes) }

        #expect(written.count == 8)
        #expect(written.isSubset(of: used))
    }

    @Test func `every verdict of the document occurs in the vectors, and no other`() throws {
        let table = try section("### Verdict", "A **receipt**")
        let written = table.matches(of: #/\| `\[(\d+)[^|\n]*/#).flatMap { row in
            let reasons = row.0.matches(of: #/[:·] (\d+) /#).map { "\(row.1) \($0.1)" }
            return reasons.isEmpty ? ["\(row.1)"] : reasons
        }

        let used = try Vectors.verdicts.map { vector in
            switch try Verdict(decoding: vector.bytes) {
            case .held(let reason): "1 \(reason.rawValue)"
            case .refused(let reason): "3 \(reason.rawValue)"
            case .accepted: "0"
            case .rejected: "2"
            case .erased: "4"
            }
        }

        #expect(written.count == 3 + HoldReason.allCases.count + RefuseReason.allCases.count)
        #expect(Set(written) == Set(used))
    }

    @Test func `every request and answer of the table occurs in the vectors`() {
        let used = Set(Vectors.messages.map { "\($0.said["call"].text) \($0.said["part"].text)" })

        let described = operations.filter { $0.call.contains("/v1/") }.flatMap { operation in
            operation.said["requestBody"] == .null
                ? ["\(operation.call) answer"]
                : ["\(operation.call) request", "\(operation.call) answer"]
        }
        #expect(used == Set(described))
    }
}

// What the documents and the code say, as text.

extension ContractTests {
    /// Each call of the OpenAPI document, such as `GET /v1/hub`.
    private var operations: [(call: String, said: JSON)] {
        openAPI["paths"].members.flatMap { path, methods in
            methods.members.map { ("\($0.key.uppercased()) \(path)", $0.value) }
        }
    }

    private func pathConstants() throws -> [String: String] {
        let code = try Self.text("SyncProtocol/Messages/Call.swift")
        let found = code.matches(of: #/static let (\w+) = "(/v1/[a-z/]+)"/#)
        return Dictionary(uniqueKeysWithValues: found.map { ("\($0.1)", "\($0.2)") })
    }

    private func routedCalls() throws -> Set<String> {
        let paths = try pathConstants()
        let code = try Self.text("Sources/Hub/Routes.swift")
        let named = try code.matches(of: #/\("(GET|POST)", Path\.(\w+)\)/#).map {
            "\($0.1) \(try #require(paths["\($0.2)"]))"
        }
        let spelled = code.matches(of: #/\("(GET|POST)", "(/[a-z]+)"\)/#).map { "\($0.1) \($0.2)" }
        return Set(named + spelled)
    }

    private func section(_ opening: String, _ closing: String) throws -> Substring {
        let from = try #require(document.range(of: opening)).upperBound
        let rest = document[from...]
        return rest[..<(try #require(rest.range(of: closing)).lowerBound)]
    }

    /// With which number each operation of a body begins; those that begin with none are left out.
    private func operationCodes(_ body: [UInt8]) throws -> [UInt64] {
        var reader = CBORReader(Array(body.dropFirst(Limits.saltBytes)))
        var codes: [UInt64] = []
        for _ in 0..<(try reader.array()) {
            var operation = CBORReader(try reader.raw())
            guard let count = try? operation.array(), count > 1,
                let code = try? operation.unsigned()
            else { continue }
            codes.append(code)
        }
        return codes
    }
}

/// As the document spells thousands: `10,000`.
private func grouped(_ number: Int) -> String {
    number < 1000
        ? "\(number)"
        : "\(grouped(number / 1000)),\(String("\(1000 + number % 1000)".dropFirst()))"
}
