/// How long a device waits for a hub that says nothing.
///
/// A connection that does not come about is a silence like another: URLSession does not tell them apart.
public struct Patience: Hashable, Sendable {
    /// Shorter than a person keeps waiting, longer than a mobile line stands still between two masts.
    var silence = Duration.seconds(10)
    /// An answer that drips on for ever must not hold up the rest.
    var whole = Duration.seconds(600)
    /// The hub knows when a wait ends, so what comes after it is only the way back.
    private let afterWaiting = Duration.seconds(4)
    /// As slow as a line may be: what was sent may stand in the system's own buffers for so long.
    private let slowestBytesPerSecond = 16_384
    /// A hub that was silent as often in a row may be slow instead of gone.
    private let silencesBeforeGrowing = 2
    private let mostDoublings = 3

    public init() {}

    init(silence: Duration, whole: Duration) {
        self.silence = silence
        self.whole = whole
    }

    /// The longest silence during a call, after so many calls in a row that had no answer.
    func silence(during call: HubCallSize, after silences: Int) -> Duration {
        if call.waitSeconds > 0 { return .seconds(call.waitSeconds) + afterWaiting }
        let doublings = min(max(0, silences - silencesBeforeGrowing + 1), mostDoublings)
        let sending = Duration.milliseconds(call.bodyBytes * 1000 / slowestBytesPerSecond)
        return silence * (1 << doublings) + sending
    }
}

/// What decides how long the answer to a call may take.
struct HubCallSize: Hashable, Sendable {
    let waitSeconds: Int
    let bodyBytes: Int
}
