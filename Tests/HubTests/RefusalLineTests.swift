import HTTP
import Testing

@testable import Hub

/// What HTTP refuses by itself is in the log too, and a flood of it leaves others their place there.
@Suite struct RefusalLineTests {
    private final class Log {
        var lines: [String] = []
    }

    private let log = Log()
    private let some: SomeHub
    private let tooLarge = HTTP.Refusal(status: 413, reason: "The body is too large.")

    init() throws {
        let log = log
        some = try SomeHub(
            HubSettings(
                metrics: .local,
                watching: Watching(startedAt: 0, nanoseconds: { 0 }) { log.lines.append($0) }))
    }

    @Test func `a refusal is a line with its status and its reason`() {
        some.application.note(tooLarge)

        #expect(
            log.lines == [
                #"{"time":1772362800000,"status":413,"reason":"The body is too large."}"#
            ])
    }

    @Test func `of a flood the first lines of each minute are written, and all is counted`() throws
    {
        for _ in 0..<1_000 { some.application.note(tooLarge) }
        let flood = log.lines
        some.clock.pass(minutes: 1)
        for _ in 0..<2 { some.application.note(tooLarge) }

        let metrics = some.answer("GET", "/metrics")
        guard case .response(let response) = metrics else { throw Unexpected(what: "waiting") }
        let text = String(decoding: response.body, as: UTF8.self)

        #expect(flood.count == RefusalLines.perMinute)
        // Two refusals, and the request for the metrics.
        #expect(log.lines.count == RefusalLines.perMinute + 3)
        #expect(log.lines.count { $0.contains("leftOut") } == 1)
        #expect(log.lines[RefusalLines.perMinute].contains(#","leftOut":940}"#))
        #expect(text.contains(#"status="413",reason="The body is too large."} 1002"#))
    }
}
