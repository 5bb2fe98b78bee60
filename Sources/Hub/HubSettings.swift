/// How a hub answers, apart from what it has: limits that the office sets, and who looks on.
public struct HubSettings {
    /// A person types a code wrong some times; more of them are guesses.
    public static let usualWrongCodes = 100

    /// A locked file is free again by then; a full disk costs little to ask after.
    static let pauseAfterFaultSeconds = 5

    public enum ShownMetrics: Sendable {
        case hidden
        /// To this machine, but not to who comes through a proxy on it.
        case local
        case open
    }

    let quota: Quota
    let wrongCodesPerHour: Int
    let metrics: ShownMetrics
    let watching: Watching?

    public init(
        quota: Quota = .none, wrongCodesPerHour: Int = usualWrongCodes,
        metrics: ShownMetrics = .hidden, watching: Watching? = nil
    ) {
        self.quota = quota
        self.wrongCodesPerHour = wrongCodesPerHour
        self.metrics = metrics
        self.watching = watching
    }
}
