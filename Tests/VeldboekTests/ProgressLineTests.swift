import Replica
import Testing

@testable import veldboek

/// How far a sync is, on one line.
@Suite struct ProgressLineTests {
    @Test func `bytes are counted in the unit that says enough`() {
        let progress = SyncProgress()

        #expect(
            ProgressLine.text(progress, sent: 640, received: 12_300) == "Vergelijken ↑640 B ↓12 KB")
        #expect(
            ProgressLine.text(progress, sent: 0, received: 3_500_000) == "Vergelijken ↑0 B ↓3 MB")
    }
}
