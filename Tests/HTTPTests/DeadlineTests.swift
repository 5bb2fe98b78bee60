import Testing

@testable import HTTP

/// When a slow client is let go, by a clock that the test moves.
@Suite struct DeadlineTests {
    private let head = "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n"

    private func kilobytes(_ count: Int) -> [UInt8] {
        [UInt8](repeating: 0, count: count * 1024)
    }

    @Test func `who asks nothing is let go without a word after 75 s`() {
        var conversation = Conversation()

        #expect(conversation.deadline == 75_000)
        #expect(conversation.expire() == nil)
    }

    @Test func `who asked before has 75 s again`() {
        var conversation = Conversation()

        conversation.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n", at: 5_000)

        #expect(conversation.deadline == 80_000)
    }

    @Test func `headers have 10 s from their first byte, however they drip`() {
        var conversation = Conversation()

        conversation.send("GET", at: 50_000)
        conversation.send(" / HTTP/1.1\r\nHo", at: 59_000)

        #expect(conversation.deadline == 60_000)
        #expect(conversation.expire() == 408)
    }

    @Test func `a body that does not move is refused after 30 s`() {
        var conversation = Conversation()

        conversation.send(head, at: 1_000)
        #expect(conversation.deadline == 31_000)
        conversation.send(kilobytes(29), at: 20_000)

        #expect(conversation.deadline == 31_000)
        #expect(conversation.expire() == 408)
    }

    @Test func `a body that moves 1 KiB a second goes on`() {
        var conversation = Conversation()
        conversation.send(head)

        for second in 1...200 {
            conversation.send(kilobytes(1), at: Int64(second) * 1000)
            #expect((conversation.deadline ?? 0) >= Int64(second + 1) * 1000 || second < 30)
        }

        #expect(conversation.deadline == 201_000)
    }

    @Test func `a body that rushes and then stops has 30 s from where it stopped`() {
        var conversation = Conversation()
        conversation.send(head)

        conversation.send(kilobytes(500), at: 1_000)
        conversation.send(kilobytes(10), at: 20_000)
        #expect(conversation.deadline == 31_000)
        conversation.send(kilobytes(20), at: 25_000)

        #expect(conversation.deadline == 50_000)
    }
}
