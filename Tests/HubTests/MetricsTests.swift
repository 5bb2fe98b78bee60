import Foundation
import HTTP
import SQLite
import SyncProtocol
import Testing

@testable import Hub

/// Counts for Prometheus, and whether the hub lives and is ready.
@Suite struct MetricsTests {
    private let some: SomeHub
    private let anke: SomeDevice

    init() throws {
        some = try Self.some(.local)
        anke = try some.device()
    }

    private static func some(_ metrics: HubSettings.ShownMetrics) throws -> SomeHub {
        var nanoseconds: Int64 = 0
        return try SomeHub(
            HubSettings(
                metrics: metrics,
                watching: Watching(startedAt: 1_700_000_000_500) {
                    nanoseconds += 20_000_000
                    return nanoseconds
                }))
    }

    private func response(
        _ some: SomeHub, _ path: String, _ headers: Headers = [:]
    ) throws -> Response {
        let request = Request(method: "GET", path: path, headers: headers)
        guard case .response(let response) = some.application.answer(request, waitedMilliseconds: 0)
        else { throw Unexpected(what: "waiting") }
        return response
    }

    private func lines() throws -> [String] {
        let response = try response(some, "/metrics")
        #expect(response.status == 200)
        #expect(response.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8")
        return String(decoding: response.body, as: UTF8.self).split(separator: "\n").map(
            String.init)
    }

    @Test func `what was asked is counted by call and by status`() throws {
        _ = try anke.makeAccepted(.numbered(1))
        _ = try response(some, "/een")
        _ = try response(some, "/twee")

        let lines = try lines()

        for line in [
            #"loket_requests_total{call="/v1/changes",status="200"} 1"#,
            #"loket_requests_total{call="/v1/compare",status="200"} 1"#,
            #"loket_requests_total{call="other",status="404"} 2"#,
            #"loket_refusals_total{code="not-found"} 2"#,
            #"loket_request_seconds_bucket{le="0.005"} 0"#,
            #"loket_request_seconds_bucket{le="0.025"} 4"#,
            #"loket_request_seconds_bucket{le="+Inf"} 4"#,
            "loket_request_seconds_sum 0.08", "loket_request_seconds_count 4",
            "loket_feed_position 3", "loket_held_changes 0", "loket_devices 1",
            "loket_alarms_total 0", "process_start_time_seconds 1700000000",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
    }

    @Test func `what HTTP refused by itself is counted by its reason`() throws {
        for status in [413, 503, 503] {
            some.application.note(HTTP.Refusal(status: status, reason: "It does not fit."))
        }

        let lines = try lines()

        for (status, count) in [(413, 1), (503, 2)] {
            let labels = #"{status="\#(status)",reason="It does not fit."}"#
            #expect(lines.contains("loket_http_refusals_total\(labels) \(count)"))
        }
        #expect(lines.contains("loket_request_seconds_count 1"))
    }

    @Test func `what waits for the office and who was let go is seen`() throws {
        _ = try anke.push(anke.make(.numbered(1), in: .zuid))
        let caller = try #require(try some.hub.caller(anke.token))
        try some.hub.revoke(caller.device, .withdrawn)

        let lines = try lines()

        #expect(lines.contains("loket_held_changes 1"))
        #expect(lines.contains("loket_devices 0"))
    }

    @Test func `the text keeps to the conventions of Prometheus`() throws {
        _ = try anke.makeAccepted(.numbered(1))
        var described: Set<String> = []
        var types: [String: String] = [:]

        for line in try lines() {
            let words = line.split(separator: " ").map(String.init)
            if line.hasPrefix("# HELP ") {
                #expect(words.count > 4 && line.hasSuffix("."))
                #expect(described.insert(words[2]).inserted)
            } else if line.hasPrefix("# TYPE ") {
                types[words[2]] = words[3]
                #expect((words[3] == "counter") == words[2].hasSuffix("_total"))
            } else {
                let name = String(line.prefix { $0 != "{" && $0 != " " })
                let family = ["_bucket", "_sum", "_count"].reduce(name) { name, ending in
                    types[name] == nil && name.hasSuffix(ending)
                        ? String(name.dropLast(ending.count)) : name
                }
                #expect(types[family] != nil && described.contains(family), "\(line)")
                #expect(words.last.flatMap(Double.init) != nil)
                #expect(name.wholeMatch(of: #/[a-z_]+/#) != nil)
            }
        }
        #expect(types.count >= 9)
        #expect(types["loket_request_seconds"] == "histogram")
    }

    @Test(arguments: ["Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"])
    func `who comes through a proxy sees as little as where there is no such call`(
        header: String
    ) throws {
        let through = try response(some, "/metrics", [header: "10.0.0.1"])

        #expect(try through == response(some, "/nergens"))
        #expect(try response(Self.some(.open), "/metrics", [header: "10.0.0.1"]).status == 200)
    }

    @Test func `a hub that was not told to shows nothing`() throws {
        let hidden = try Self.some(.hidden)

        #expect(try response(hidden, "/metrics") == response(hidden, "/nergens"))
    }

    @Test func `it is ready until it stops, and lives until it is gone`() throws {
        #expect(try response(some, "/readyz").status == 200)

        some.application.beginDraining()

        #expect(Problematic(try response(some, "/readyz")) == Problematic(.unavailable))
        #expect(try response(some, "/healthz").status == 200)
    }

    @Test func `without its database it lives, and is not ready`() throws {
        try some.hub.db.run("DROP TABLE hub")

        #expect(Problematic(try response(some, "/readyz")) == Problematic(.unavailable))
        #expect(try response(some, "/healthz").status == 200)
    }
}
