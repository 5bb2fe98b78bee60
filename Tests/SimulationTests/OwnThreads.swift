import Foundation
import Synchronization

/// Work for minutes: on the threads of Swift's tasks it would hold up every test that waits for something.
enum OwnThreads {
    static func run(_ count: Int, _ work: @escaping @Sendable () -> Void) async {
        let left = Left(count)
        await withCheckedContinuation { continuation in
            for _ in 0..<count {
                Thread.detachNewThread {
                    work()
                    if left.goDown() { continuation.resume() }
                }
            }
        }
    }

    private final class Left: Sendable {
        private let count: Mutex<Int>

        init(_ count: Int) { self.count = Mutex(count) }

        /// Whether none is left.
        func goDown() -> Bool {
            count.withLock { count in
                count -= 1
                return count == 0
            }
        }
    }
}
