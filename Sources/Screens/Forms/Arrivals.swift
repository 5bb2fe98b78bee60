internal import Housing
internal import Replica
internal import SyncProtocol

// What others changed in a dossier while a form on it was open.

extension Archive {
    /// "Het dossier is intussen veranderd door …": one sentence for each save and kind of record.
    func arrivals(since opened: OpenedForm, _ step: Step) throws -> [Words] {
        let arrivals = try opened.kept.news(in: replica).arrivals
        guard !arrivals.isEmpty else { return [] }
        let names = try Names(replica)
        let own = Set(step.operations.compactMap(\.field))
        var sentences: [Words] = []
        for change in arrivals.map(\.change).unique {
            let all = arrivals.filter { $0.change == change }
            let time = LocalTime(milliseconds: all[0].at).words(on: try today)
            let both = all.compactMap(\.subject.field).filter(own.contains)
            sentences.append(
                Texts.changedMeanwhile(
                    by: names.name(of: all[0].author), at: time,
                    all.compactMap(\.subject.thing).unique,
                    both: both.map { HousingSchema.label(of: $0) }.unique))
        }
        return sentences
    }
}

extension Conflict.Subject {
    /// The kind of record, or the place.
    fileprivate var thing: String? {
        switch self {
        case .field(let field): HousingSchema.typeName(field.key.type)
        case .existence(let key): HousingSchema.typeName(key.type)
        case .place: "regio"
        }
    }
}

extension Array where Element: Hashable {
    /// Each once, where it came first.
    var unique: [Element] {
        var known: Set<Element> = []
        return filter { known.insert($0).inserted }
    }
}
