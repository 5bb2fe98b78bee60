public import Replica
public import SyncProtocol

// What was agreed in numbers: homes and placements a year, and prices.

/// How many homes were agreed for a year, or how many placements at most.
public struct Quotum: NaslagEntry {
    public let soort: Quotumsoort
    public let gebied: String
    public let jaar: Int64
    public let aantal: Int64

    init(_ soort: Quotumsoort, _ gebied: String, _ jaar: Int64, _ aantal: Int64) {
        self.soort = soort
        self.gebied = gebied
        self.jaar = jaar
        self.aantal = aantal
    }

    public init?(_ record: ShownRecord) {
        guard let soort = record.choice(Quotumsoort.self, QuotumField.soort),
            let gebied = record.text(QuotumField.gebied),
            let jaar = record.whole(QuotumField.jaar),
            let aantal = record.whole(QuotumField.aantal)
        else { return nil }
        self.init(soort, gebied, jaar, aantal)
    }

    public var key: [String] { [soort.word, gebied, "\(jaar)"] }
    public var values: [(QuotumField, Value?)] {
        [
            (.soort, soort.value), (.gebied, .text(gebied)), (.jaar, .whole(jaar)),
            (.aantal, .whole(aantal)),
        ]
    }

    /// Annual report 2024, §3.1. Of the spreading agreements only the one of Heerlen can be computed:
    /// 74 placements were 5 over it.
    static let shipped = [
        Quotum(.taakstelling, "parkstad", 2024, 150),
        Quotum(.taakstelling, "westelijke-mijnstreek", 2024, 83),
        Quotum(.taakstelling, "maastricht", 2024, 88),
        Quotum(.spreidingsafspraak, "Heerlen", 2024, 69),
    ]
}

/// What a traject or its guidance costs, from when to when.
public struct Tarief: NaslagEntry {
    public let soort: Declaratiesoort
    public let bedrag: Cents
    public let period: Period

    init(_ soort: Declaratiesoort, _ bedrag: Cents, from: Day?, to: Day? = nil) {
        self.soort = soort
        self.bedrag = bedrag
        period = Period(from: from, to: to)
    }

    public init?(_ record: ShownRecord) {
        guard let soort = record.choice(Declaratiesoort.self, TariefField.soort),
            let bedrag = record.whole(TariefField.bedrag)
        else { return nil }
        self.init(
            soort, Cents(bedrag), from: record.day(TariefField.van),
            to: record.day(TariefField.tot))
    }

    public var key: [String] { [soort.word, period.from?.iso ?? ""] }
    public var values: [(TariefField, Value?)] {
        [
            (.soort, soort.value), (.bedrag, .whole(bedrag.number)),
            (.van, period.from?.value), (.tot, period.to?.value),
        ]
    }

    /// Annual report 2024, §3.1.1.
    static let shipped: [Tarief] = {
        let start = Day(year: 2024, month: 1, day: 1)
        return [
            Tarief(.trajectprijs, Cents(67_500), from: start),
            Tarief(.begeleiding, Cents(553_124), from: start),
        ]
    }()
}

extension Naslag {
    public func quotum(_ soort: Quotumsoort, _ gebied: String, _ jaar: Int64) -> Int64? {
        quota.first { $0.soort == soort && $0.gebied == gebied && $0.jaar == jaar }?.aantal
    }

    public func tarief(_ soort: Declaratiesoort, on day: Day) -> Cents? {
        tarieven.filter { $0.soort == soort && $0.period.contains(day) }
            .max { ($0.period.from?.number ?? .min) < ($1.period.from?.number ?? .min) }?.bedrag
    }
}
