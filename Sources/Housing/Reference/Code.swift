public import Replica
public import SyncProtocol

/// One line of a list of codes: what is kept, what people read, and where it comes from.
public struct Code: NaslagEntry {
    public let lijst: Codelijst
    public let code: String
    public let naam: String
    public let bron: String?
    public let period: Period
    /// False until the law that it comes from is in force.
    public let isInForce: Bool

    init(
        _ lijst: Codelijst, _ code: String, _ naam: String, bron: String? = nil,
        _ period: Period = .always, isInForce: Bool = true
    ) {
        self.lijst = lijst
        self.code = code
        self.naam = naam
        self.bron = bron
        self.period = period
        self.isInForce = isInForce
    }

    public init?(_ record: ShownRecord) {
        guard let lijst = record.choice(Codelijst.self, CodeField.lijst),
            let code = record.text(CodeField.code)
        else { return nil }
        self.init(
            lijst, code, record.text(CodeField.naam) ?? code, bron: record.text(CodeField.bron),
            record.period(CodeField.van, CodeField.tot),
            isInForce: record.choice(JaNee.self, CodeField.inWerking) != .nee)
    }

    public var key: [String] { [lijst.word, code] }
    public var values: [(CodeField, Value?)] {
        [
            (.lijst, lijst.value), (.code, .text(code)), (.naam, .text(naam)),
            (.bron, bron.map(Value.text)), (.van, period.from?.value),
            (.tot, period.to?.value), (.inWerking, isInForce ? nil : JaNee.nee.value),
        ]
    }

    func holds(on day: Day) -> Bool { isInForce && period.contains(day) }
}

extension Naslag {
    /// The codes of a list that may be chosen on a day.
    public func codes(_ lijst: Codelijst, on day: Day) -> [Code] {
        codes.filter { $0.lijst == lijst && $0.holds(on: day) }
    }

    /// A code by what people typed: the code itself or its name.
    public func code(_ lijst: Codelijst, _ typed: String) -> Code? {
        let wanted = folded(typed)
        return codes.first {
            $0.lijst == lijst && (folded($0.code) == wanted || folded($0.naam) == wanted)
        }
    }
}
