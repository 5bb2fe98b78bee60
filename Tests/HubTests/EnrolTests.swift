import HTTP
import SyncProtocol
import Testing

@testable import Hub

/// A one-time code, told by the office, connects one device.
@Suite struct EnrolTests {
    private let some: SomeHub
    private let user: UserID
    private let code: String
    private let site = SiteID(high: 1, low: 1)
    private let otherSite = SiteID(high: 1, low: 2)

    init() throws {
        some = try SomeHub()
        user = try some.user("Anke", Grant(role: "consulent", scope: .noord))
        code = try some.hub.invite(user)
    }

    private func enrol(_ code: String, _ site: SiteID) throws -> EnrolmentAnswer? {
        let enrolment = Enrolment(code: code, site: site, deviceName: "tablet")
        let answer = some.answer("POST", Path.enrol, body: enrolment.encoded)
        guard case .response(let response) = answer else { throw Unexpected(what: "waiting") }
        if response.status == 200 { return try EnrolmentAnswer(decoding: response.body) }
        guard Problematic(response) == Problematic(.codeInvalid) else {
            throw Problematic(response)
        }
        return nil
    }

    private func wrong(_ code: String) -> String {
        String(code.dropLast()) + (code.last == "A" ? "B" : "A")
    }

    @Test func `a code gives a token that the hub knows`() throws {
        let answer = try #require(try enrol(code, site))

        #expect(answer.user == user)
        #expect(answer.userName == "Anke")
        #expect(answer.grants == [Grant(role: "consulent", scope: .noord)])
        #expect(try answer.hub == some.hub.hubID())
        #expect(try some.hub.caller(answer.token)?.site == site)
        #expect(try some.hub.devices().map(\.name) == ["tablet"])
    }

    @Test func `the same site may ask again, and both its tokens hold`() throws {
        let first = try #require(try enrol(code, site))
        let second = try #require(try enrol(code, site))

        let callers = try [first, second].map { try some.hub.caller($0.token) }

        #expect(first.token != second.token)
        #expect(callers.map { $0?.site } == [site, site])
        #expect(try some.hub.devices().count == 1)
    }

    @Test func `a code that was used does not connect another site`() throws {
        _ = try enrol(code, site)

        #expect(try enrol(code, otherSite) == nil)
        #expect(try enrol(code, site) != nil)
    }

    @Test func `a code is read in lower case, with spaces and without its hyphen`() throws {
        let letters = Array(code.lowercased().filter { $0 != "-" })
        let spaced = letters.map { "\($0) " }.joined()

        #expect(try enrol(String(letters), site) != nil)
        #expect(try enrol(spaced, site) != nil)
    }

    @Test func `ten wrong proofs shut a code`() throws {
        for _ in 0..<10 { #expect(try enrol(wrong(code), site) == nil) }

        #expect(try enrol(code, site) == nil)
    }

    @Test func `nine wrong proofs leave a code open`() throws {
        for _ in 0..<9 { #expect(try enrol(wrong(code), site) == nil) }

        #expect(try enrol(code, site) != nil)
    }

    @Test func `wrong proofs of one code leave another open`() throws {
        let other = try some.hub.invite(user)
        for _ in 0..<10 { _ = try enrol(wrong(code), site) }

        #expect(try enrol(other, site) != nil)
    }

    @Test func `a code holds for fifteen minutes`() throws {
        some.clock.pass(minutes: 15)
        #expect(try enrol(code, site) != nil)

        some.clock.milliseconds += 1

        #expect(try enrol(code, site) == nil)
    }

    @Test(arguments: ["", "ABCD", "----", "ABCD-EFGHJKLM", "é", "0000-00000000"])
    func `what is no code is refused`(code: String) throws {
        #expect(try enrol(code, site) == nil)
    }

    @Test func `a code of one user does not take over a site of another's device`() throws {
        let theirs = try some.device(of: "Bram")

        let answer = try enrol(code, theirs.site)

        let caller = try answer.flatMap { try some.hub.caller($0.token) }
        #expect(caller == nil || caller?.user == user)
        #expect(try some.hub.caller(theirs.token)?.user == theirs.user)
    }
}
