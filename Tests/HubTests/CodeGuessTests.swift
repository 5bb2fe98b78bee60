import HTTP
import SyncProtocol
import Testing

@testable import Hub

/// Guessing codes gets nowhere: each code takes ten tries, and all codes together some more.
@Suite struct CodeGuessTests {
    private let some: SomeHub
    private let user: UserID

    init() throws {
        some = try SomeHub(HubSettings(wrongCodesPerHour: 50))
        user = try some.user("Anke", Grant(role: "consulent", scope: .noord))
    }

    private func response(_ code: String, _ site: SiteID = SiteID(high: 1, low: 1)) throws
        -> Response
    {
        let enrolment = Enrolment(code: code, site: site, deviceName: "tablet")
        let answer = some.answer("POST", Path.enrol, body: enrolment.encoded)
        guard case .response(let response) = answer else { throw Unexpected(what: "waiting") }
        return response
    }

    private func guess(_ number: Int) -> String {
        let letters = Array("ABCDEFGHJKMNPQRSTUVWXYZ23456789")
        var (rest, code) = (number, "")
        for _ in 0..<12 {
            code.append(letters[rest % letters.count])
            rest /= letters.count
        }
        return code
    }

    @Test func `of all guesses together only so many are read, and then not even the right one`()
        throws
    {
        let code = try some.hub.invite(user)
        var statuses: [Int: Int] = [:]

        for number in 0..<2_000 { statuses[try response(guess(number)).status, default: 0] += 1 }

        #expect(statuses == [403: 50, 429: 1_950])
        #expect(try response(code).status == 429)
        #expect(try some.hub.devices().isEmpty)
    }

    @Test func `who is put off is told for how long, and then may try`() throws {
        let code = try some.hub.invite(user)
        for number in 0..<50 { _ = try response(guess(number)) }
        let refused = try response(code)

        let seconds = try #require(refused.headers["Retry-After"].flatMap { Int64($0) })
        some.clock.milliseconds += (seconds - 1) * 1000
        let early = try response(code)
        some.clock.milliseconds += 1000

        #expect(Problematic(refused) == Problematic(.tooMany))
        #expect(seconds == 72)
        #expect(early.status == 429)
        #expect(try response(code).status == 200)
    }

    @Test func `a hub that starts again has forgotten no guess`() throws {
        let code = try some.hub.invite(user)
        var statuses: [Int: Int] = [:]

        for number in 0..<60 {
            statuses[try response(guess(number)).status, default: 0] += 1
            if number % 7 == 0 { try some.restart() }
        }

        #expect(statuses == [403: 50, 429: 10])
        #expect(try response(code).headers["Retry-After"] == "72")
        some.clock.milliseconds += 72_000
        try some.restart()
        #expect(try response(code).status == 200)
    }

    @Test func `a clock that was set back shuts nobody out for longer than an hour`() throws {
        let code = try some.hub.invite(user)
        for number in 0..<50 { _ = try response(guess(number)) }
        some.clock.milliseconds -= 365 * 86_400_000

        let refused = try response(code)

        #expect(refused.headers["Retry-After"] == "72")
    }

    @Test func `right codes are not counted`() throws {
        for number in 0..<60 {
            let code = try some.hub.invite(user)
            #expect(try response(code, SiteID(high: 2, low: UInt64(number))).status == 200)
        }
    }

    @Test func `ten tries stay ten tries when the program starts again`() throws {
        let code = try some.hub.invite(user)
        for number in 0..<10 { _ = try response("\(code.prefix(5))\(guess(number).prefix(8))") }

        try some.restart()

        #expect(try response(code).status == 403)
    }

    @Test func `a code that was used is not usable again after a restore to before its use`()
        throws
    {
        let code = try some.hub.invite(user)
        let backup = try some.backup()
        #expect(try response(code).status == 200)

        try some.restore(backup)

        #expect(try response(code, SiteID(high: 3, low: 3)).status == 403)
        #expect(try response(code).status == 200)
    }

    @Test func `a code that was shut at ten tries says no more than one that never was`() throws {
        let code = try some.hub.invite(user)
        for number in 0..<10 { _ = try response("\(code.prefix(5))\(guess(number).prefix(8))") }

        #expect(try response(code) == response("ZZZZ-ZZZZZZZZ"))
    }
}
