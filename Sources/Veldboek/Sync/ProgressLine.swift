internal import Commands
internal import Foundation
internal import HubClient
internal import Replica
internal import Synchronization

/// One line on a terminal that tells how far a sync is; in a pipe there is none.
final class ProgressLine: Sendable {
    private static let barWidth = 20
    /// Often enough to be seen moving, seldom enough to cost nothing.
    private static let pause = Duration.milliseconds(100)

    private struct Shown {
        var progress = SyncProgress()
        var sent = 0
        var received = 0
        var isOnScreen = false
        var drawnAt: ContinuousClock.Instant?
    }

    private let isShown: Bool
    private let shown = Mutex(Shown())

    init(isShown: Bool) { self.isShown = isShown }

    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    func show(_ news: SessionNews) {
        switch news {
        case .progress(let progress):
            change { $0.progress = progress }
        case .silence(let why, let milliseconds):
            put(say("{1}; opnieuw over {2} s", why.words, (milliseconds + 999) / 1000))
        case .caughtUp: clear()
        }
    }

    /// Bytes move also within one call.
    func add(_ traffic: Traffic) {
        change {
            $0.sent += traffic.sent
            $0.received += traffic.received
        }
    }

    func clear() {
        guard isShown else { return }
        shown.withLock { shown in
            if shown.isOnScreen { Self.write("\r\u{1B}[K") }
            shown.isOnScreen = false
            shown.drawnAt = nil
        }
    }

    private func change(_ body: (inout Shown) -> Void) {
        guard isShown else { return }
        let text = shown.withLock { shown -> String? in
            body(&shown)
            if let drawn = shown.drawnAt, drawn + Self.pause > .now { return nil }
            shown.drawnAt = .now
            return Self.text(shown.progress, sent: shown.sent, received: shown.received)
        }
        if let text { put(text) }
    }

    private func put(_ text: String) {
        guard isShown else { return }
        shown.withLock { $0.isOnScreen = true }
        Self.write("\r\u{1B}[K" + text)
    }

    private static func write(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }

    /// A bar only where the total is known; the bytes of the bodies, as they are after decompression.
    static func text(_ progress: SyncProgress, sent: Int, received: Int) -> String {
        let (done, total) = (progress.changes.done, progress.changes.total)
        let amount: String
        if let total, total > 0 {
            let filled = Int(Double(barWidth) * Double(done) / Double(total))
            let bar =
                String(repeating: "█", count: filled)
                + String(repeating: "░", count: barWidth - filled)
            amount = "\(bar) " + say("{1} van {2}", done, total)
        } else {
            amount = done > 0 ? "\(done)" : ""
        }
        let bytes = "↑\(size(sent)) ↓\(size(received))"
        return [progress.work.words, amount, bytes].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// `640 B`, `12 KB`, `3 MB`.
    private static func size(_ bytes: Int) -> String {
        switch bytes {
        case ..<1_024: "\(bytes) B"
        case ..<1_048_576: "\(bytes >> 10) KB"
        default: "\(bytes >> 20) MB"
        }
    }
}

extension SyncProgress.Work {
    fileprivate var words: String {
        switch self {
        case .comparing: say("Vergelijken")
        case .reading: say("Ophalen")
        case .offering: say("Aanbieden")
        case .pushing: say("Versturen")
        case .following: say("Nieuws lezen")
        }
    }
}
