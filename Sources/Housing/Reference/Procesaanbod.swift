public import Replica
public import SyncProtocol

/// A process that a gemeente or region offers, from when to when; no process says that it offers none.
public struct Procesaanbod: NaslagEntry {
    public let gebied: String
    public let woonproces: Woonproces?
    public let period: Period

    init(_ gebied: String, _ woonproces: Woonproces?, from: Day?, to: Day? = nil) {
        self.gebied = gebied
        self.woonproces = woonproces
        period = Period(from: from, to: to)
    }

    public init?(_ record: ShownRecord) {
        guard let gebied = record.text(ProcesaanbodField.gebied) else { return nil }
        self.init(
            gebied, record.choice(Woonproces.self, ProcesaanbodField.woonproces),
            from: record.day(ProcesaanbodField.van), to: record.day(ProcesaanbodField.tot))
    }

    public var key: [String] {
        [gebied, woonproces?.word ?? "", period.from?.iso ?? ""]
    }
    public var values: [(ProcesaanbodField, Value?)] {
        [
            (.gebied, .text(gebied)), (.woonproces, woonproces?.value),
            (.van, period.from?.value), (.tot, period.to?.value),
        ]
    }

    /// Annual report 2024, §1.2 and §2.1. What was there before 2024 has no first day.
    static let shipped: [Procesaanbod] = {
        let start = Day(year: 2024, month: 1, day: 1)
        func offers(_ gebied: String, _ processes: (Woonproces, Day?)...) -> [Procesaanbod] {
            processes.map { Procesaanbod(gebied, $0.0, from: $0.1) }
        }
        return offers(
            "parkstad", (.housing, nil), (.housingPlus, nil), (.housingFirst, nil),
            (.housingJustitieel, start))
            + offers(
                "westelijke-mijnstreek", (.housing, nil), (.housingPlus, start),
                (.housingFirst, start), (.housingJustitieel, start))
            + offers("maastricht", (.housing, nil)) + offers("heuvelland", (.housing, nil))
            + offers("Vaals", (.housing, nil), (.housingPlus, nil))
            + offers("Gulpen-Wittem", (.housing, start), (.housingPlus, start))
            + offers("Meerssen", (.housing, start), (.housingPlus, start))
            + offers("Valkenburg aan de Geul", (.housing, start))
            + [Procesaanbod("Eijsden-Margraten", nil, from: nil)]
    }()
}

extension Naslag {
    /// What a gemeente offers on a day: its own list where it has one, else that of its region.
    public func processes(in gemeente: Gemeente, on day: Day) -> [Woonproces] {
        let own = procesaanbod.filter { $0.gebied == gemeente.naam }
        let list =
            own.isEmpty ? procesaanbod.filter { $0.gebied == gemeente.regio.rawValue } : own
        let offered = Set(list.filter { $0.period.contains(day) }.compactMap(\.woonproces))
        return Woonproces.allCases.filter(offered.contains)
    }
}
