import Merge
import SeededChance
import SyncProtocol

/// A long history in which every change did something to a few records.
struct RecordHistory {
    let history: BranchedHistory
    /// By change.
    let operations: [[Operation]]

    /// Each record by its definition.
    var expected: [RecordKey: Live] {
        let keys = Set(operations.joined().compactMap(\.key))
        return Dictionary(
            uniqueKeysWithValues: keys.map { key in
                (key, Live(RecordTwin(of: key, history, operations)))
            })
    }

    /// The records of a replica to which the changes came in this order, one by one.
    func log(_ order: [Int]) -> RecordLog {
        var log = RecordLog()
        for change in order { log.take(change, of: self) }
        return log
    }

    /// The same in batches of up to so many, with changes that come twice.
    func log(
        _ order: [Int], inBatchesOf most: Int, _ random: inout SeededRandom
    ) -> RecordLog {
        var log = RecordLog()
        for change in order {
            if random.number(below: most) == 0 { log.close() }
            log.take(change, of: self)
            if random.number(below: 3) == 0 { log.takeAgain(change, of: self) }
        }
        log.close()
        return log
    }

    /// The bytes of all records to which the changes came in this order under the same numbers.
    func bytes(_ order: [Int]) -> [RecordKey: [UInt8]] {
        var states: [RecordKey: RecordState] = [:]
        for change in order {
            let seen = history.seen[change]
            for operation in operations[change] {
                guard let key = operation.key else { continue }
                states[key, default: RecordState()]
                    .apply(operation, by: LogNumber(Int64(change))) { seen >> $0.rawValue & 1 == 1 }
            }
        }
        return states.mapValues(\.encoded)
    }
}

/// The log of one replica, as far as records go: changes by their place in it.
struct RecordLog {
    private(set) var states: [RecordKey: RecordState] = [:]
    private var graph = EventGraph()
    /// By place in the log.
    private var changes: [Int] = []

    var bytes: [RecordKey: [UInt8]] { states.mapValues(\.encoded) }

    var live: [RecordKey: Live] {
        states.mapValues { Live($0) { changes[Int($0.rawValue) / 2] } }
    }

    /// Numbers have gaps, as where other folders share the log.
    private func number(of place: Int) -> LogNumber { LogNumber(Int64(place) * 2 + 1) }

    mutating func take(_ change: Int, of record: RecordHistory) {
        let number = number(of: changes.count)
        let parents = record.history.parents[change].map { parent in
            self.number(of: changes.firstIndex(of: parent)!)
        }
        apply(record.operations[change], by: number, on: parents)
        graph.insert(number, parents: parents)
        changes.append(change)
    }

    /// The change that came last comes once more.
    mutating func takeAgain(_ change: Int, of record: RecordHistory) {
        let number = number(of: changes.count - 1)
        apply(record.operations[change], by: number, on: graph.parents(of: number))
    }

    private mutating func apply(
        _ operations: [Operation], by number: LogNumber, on parents: [LogNumber]
    ) {
        for operation in operations {
            guard let key = operation.key else { continue }
            states[key, default: RecordState()].apply(operation, by: number) {
                graph.hasSeen($0, on: parents)
            }
        }
    }

    /// Between two batches nothing is left but the bytes of the records.
    mutating func close() {
        states = states.mapValues { state in
            do { return try RecordState(decoding: state.encoded) } catch {
                preconditionFailure("the bytes of a state are a state: \(error)")
            }
        }
    }
}
