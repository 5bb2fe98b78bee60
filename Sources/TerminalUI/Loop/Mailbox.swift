internal import Synchronization

/// Where work of outside puts its answers, from any thread.
public final class Mailbox<Message: Sendable>: Sendable {
    private let messages = Mutex<[Message]>([])
    private let wake: WakePipe

    init(wake: WakePipe) { self.wake = wake }

    public func post(_ message: Message) {
        messages.withLock { $0.append(message) }
        wake.wake()
    }

    func takeAll() -> [Message] {
        messages.withLock { messages in
            defer { messages = [] }
            return messages
        }
    }
}
