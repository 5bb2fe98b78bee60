internal import Merge
internal import SQLite
internal import SyncProtocol

/// A folder as it was at one of its versions, replayed from the log.
///
/// The numbers in it are its own: they count the changes of that version, parents before children.
struct Past {
    let schema: Schema
    private(set) var rows: [LogRow] = []
    private(set) var graph = EventGraph()
    private(set) var states: [RecordKey: RecordState] = [:]
    /// Where the folder lay; more than one place where it was transferred twice, apart.
    private(set) var places: [(change: LogNumber, scope: Scope)] = []
    private var typed: [Field: [Typed]] = [:]

    private struct Typed {
        let change: LogNumber
        let edits: [TextEdit]
    }

    init(_ schema: Schema) { self.schema = schema }

    func row(_ number: LogNumber) -> LogRow { rows[Int(number.rawValue) - 1] }

    func stamp(of number: LogNumber) -> Stamp {
        let row = row(number)
        return Stamp(at: row.header.at, name: row.name, author: row.header.author)
    }

    mutating func append(_ row: LogRow, on parents: [LogNumber]) {
        let number = LogNumber(Int64(rows.count + 1))
        // Taken out, so that it is not copied for each change.
        var sight = EventGraph()
        swap(&sight, &graph)
        func hasSeen(_ other: LogNumber) -> Bool {
            other == number || sight.hasSeen(other, on: parents)
        }
        for operation in row.operations where schema.fits(operation) {
            guard let key = operation.key else { continue }
            states[key, default: RecordState()].apply(operation, by: number, hasSeen: hasSeen)
            if case .edit(let field, let edits) = operation { type(edits, in: field, number) }
        }
        if let place = row.header.place {
            places.removeAll { hasSeen($0.change) }
            places.append((number, place))
        }
        rows.append(row)
        sight.insert(number, parents: parents)
        graph = sight
    }

    private mutating func type(_ edits: [TextEdit], in field: Field, _ number: LogNumber) {
        var all = typed[field] ?? []
        let before = all.last.flatMap { $0.change == number ? all.removeLast().edits : nil } ?? []
        all.append(Typed(change: number, edits: before + edits))
        typed[field] = all
    }

    /// Who typed what in a text, each on what its author had seen of it.
    func events(of field: Field) -> [TextEvent] {
        let typed = typed[field] ?? []
        let parents = isOneLine(typed) ? nil : indexesOfParents(typed)
        return typed.indices.map { index in
            let row = row(typed[index].change)
            return TextEvent(
                row: row, edits: typed[index].edits,
                parents: parents?[index] ?? (index == 0 ? [] : [index - 1]),
                tie: TieBreak(
                    site: row.header.site, sequence: row.header.sequence, name: row.name))
        }
    }

    private func indexesOfParents(_ typed: [Typed]) -> [[Int]] {
        let history = graph.restricted(to: Set(typed.map(\.change)))
        var indexes: [LogNumber: Int] = [:]
        for (index, typed) in typed.enumerated() { indexes[typed.change] = index }
        return typed.map { history.parents(of: $0.change).map { indexes[$0]! } }
    }

    /// Whether each had seen what was typed before: then nobody met, whatever else was done apart.
    private func isOneLine(_ typed: [Typed]) -> Bool {
        zip(typed, typed.dropFirst()).allSatisfy {
            graph.hasSeen($0.change, on: graph.parents(of: $1.change))
        }
    }

    /// The texts in which people typed without sight of each other.
    var textsTypedApart: [Field] { typed.filter { !isOneLine($0.value) }.map(\.key) }

    func text(of field: Field) -> String {
        var text = TextDocument()
        for event in events(of: field) {
            text.append(event.edits, on: event.parents, tie: event.tie)
        }
        return text.string
    }

    /// Of values written apart, the one with the greatest time and name is shown first.
    func shownValue(_ values: [LiveValue]) -> Value? {
        values.max { stamp(of: $0.change) < stamp(of: $1.change) }?.value
    }

    var shownPlace: Scope? {
        places.max { stamp(of: $0.change) < stamp(of: $1.change) }?.scope
    }

    func contents(of key: RecordKey) -> RecordContents {
        guard let state = states[key], !state.touches.isEmpty else {
            return RecordContents(.absent)
        }
        var texts: [FieldNumber: String] = [:]
        for field in schema.type(key.type)?.fields ?? [] where field.merging == .text {
            texts[field.number] = text(of: Field(key, field.number))
        }
        return RecordContents(
            state.isDeleted ? .deleted : .present,
            values: state.registers.compactMapValues(shownValue),
            sets: state.sets.mapValues { Set($0.keys) }, texts: texts)
    }

    func sheet(of key: RecordKey) -> Sheet {
        Sheet(
            key, shown: contents(of: key),
            contested: states[key].map { schema.contested($0, of: key.type) } ?? [])
    }
}

/// What one change typed in a text.
struct TextEvent {
    let row: LogRow
    let edits: [TextEdit]
    /// The events that its author had seen and that no other one of those had, by their indexes.
    let parents: [Int]
    let tie: TieBreak
}
