/// What happened on a traject, as days and choices alone: what status, clocks and rules follow from.
public struct TrajectFeiten: Hashable, Sendable {
    public var aangemeld: Day?
    public var aanmelder: String?
    public var gemeente: String?
    public var herkomst: Herkomst?
    public var gescreend: Day?
    public var woonproces: Woonproces?
    public var intakeGepland: Day?
    /// The leading intake.
    public var intake: Day?
    public var corporaties: [Day] = []
    /// Offers that stop the clock of R1.
    public var fittingOffers: [Day] = []
    /// An offer that was not refused.
    public var isAangeboden = false
    public var plaatsingen: [Start] = []
    public var verloop = Verloop.loopt
    /// Whether going on and ending were decided apart: it goes on until a person decides.
    public var isContested = false
    public var afgesloten: Day?
    public var heropend: Day?
    public var gemeten: Day?
    public var verkorteToeleiding = false
    public var flags: Set<TrajectFlag> = []

    public struct Start: Hashable, Sendable {
        public var ingang: Day
        public var gemeente: String?
        public var woonproces: Woonproces?

        public init(ingang: Day, gemeente: String? = nil, woonproces: Woonproces? = nil) {
            self.ingang = ingang
            self.gemeente = gemeente
            self.woonproces = woonproces
        }
    }

    public init() {}

    public var isClosed: Bool { !isContested && verloop != .loopt }
}

/// What stands beside the status.
public enum TrajectFlag: String, CaseIterable, Sendable {
    case woonblokkade = "open woonblokkade"
    case verkorteToeleiding = "verkorte toeleiding"
    case begeleiding = "begeleiding gevraagd"
    case klacht = "klacht open"
    case heropend
    case conflict

    /// As people type it.
    public var word: String { rawValue.split(separator: " ").joined(separator: "-") }
}
