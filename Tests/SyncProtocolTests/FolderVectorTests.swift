import Merge
import SyncProtocol
import Testing

@testable import Replica

/// A folder becomes what the vectors say, in whatever order its changes come.
@Suite struct FolderVectorTests {
    private static let vectors = Vectors.folders["vectors"].items.map(Vector.init)

    enum Arrival: CaseIterable {
        case inTurn, lastFirst, atOnce, atOnceLastFirst

        func deliver(_ changes: [Change], to replica: Replica) throws {
            switch self {
            case .inTurn: for change in changes { try replica.receive([change]) }
            case .lastFirst: for change in changes.reversed() { try replica.receive([change]) }
            case .atOnce: try replica.receive(changes)
            case .atOnceLastFirst: try replica.receive(changes.reversed())
            }
        }
    }

    @Test(arguments: vectors, Arrival.allCases)
    func `a folder`(vector: Vector, arrival: Arrival) throws {
        let run = try ChangeRun(decoding: hex(vector.said["run"].text))
        let folder = try #require(run.changes.first).header.folder
        let replica = try Replica(
            path: ":memory:", schema: VectorSchema(Vectors.folders["schema"]).schema,
            clock: NoTime(), durability: .none)
        try replica.receive { try $0.replica.setState(.here, of: folder) }

        try arrival.deliver(run.changes, to: replica)

        let names = vector.said["changes"].items.map { $0["name"] }
        #expect(run.changes.map(\.name.told) == names)
        #expect(run.encoded == hex(vector.said["run"].text))
        #expect(try replica.told(folder, of: run.changes) == vector.said["state"])
        #expect(try replica.check() == [])
    }
}

/// The vectors tell of each field how it merges.
private struct VectorSchema {
    let schema: Schema

    init(_ told: JSON) {
        let types = told.members.map { number, fields in
            RecordType(
                UInt32(number)!, "type\(number)",
                fields: fields.members.map { number, words in
                    FieldDefinition(UInt32(number)!, "field\(number)", Self.merging(words.text))
                })
        }
        schema = Schema(version: 1, types: types)
    }

    private static func merging(_ words: String) -> Merging {
        switch words {
        case "register text": .register(.text, .review)
        case "register whole": .register(.whole, .review)
        case "latest text": .register(.text, .latest)
        case "set text": .set(.text)
        case "text": .text
        default: preconditionFailure("the vectors name a way of merging that is not known")
        }
    }
}

/// Nothing here is made by this replica, so that it needs no time.
private struct NoTime: WallClock {
    var milliseconds: Int64 { 0 }
}

extension Operation {
    fileprivate var editedField: Field? {
        if case .edit(let field, _) = self { field } else { nil }
    }
}

// A folder in the words of the vectors: names of changes instead of local numbers.

extension Replica {
    fileprivate func receive(_ changes: [Change]) throws {
        try receive { receiving in
            for change in changes { try receiving.take(change, someReceipt) }
        }
    }

    /// All that was ever written in the folder is asked for, whatever became of it.
    fileprivate func told(_ folder: FolderID, of changes: [Change]) throws -> JSON {
        let operations = try changes.flatMap { try Body(decoding: $0.body!).operations }
        let keys = Set(operations.compactMap(\.key)).sorted()
        let texts = Set(operations.compactMap(\.editedField)).sorted()
        let places = try places(of: folder).map { ($0.place, try name($0.change)) }
            .sorted { $0.1 < $1.1 }
        return [
            "heads": try heads(of: folder).told, "digest": try digest(of: folder).told,
            "places": .array(places.map { ["place": $0.path.told, "change": $1.told] }),
            "records": .array(try keys.compactMap { try told($0, texts, in: folder) }),
        ]
    }

    /// Nil where no operation had an effect on the record.
    private func told(
        _ key: RecordKey, _ texts: [Field], in folder: FolderID
    ) throws -> JSON? {
        guard let state = try state(of: key, in: folder) else { return nil }
        let touches = try state.touches.map { (try name($0.change), $0.deletes) }
            .sorted { $0.0 < $1.0 }
        let edited = try texts.filter { field in
            try field.key == key && !storedText(of: field, in: folder).heads.isEmpty
        }
        return [
            "type": UInt64(key.type.rawValue).told, "record": key.record.told,
            "isDeleted": state.isDeleted.told,
            "touches": .array(touches.map { ["change": $0.told, "deletes": $1.told] }),
            "registers": byField(try state.registers.map { ($0, try told($1)) }),
            "shown": byField(try state.registers.map { ($0, try shownValue($1)!.told) }),
            "sets": byField(try state.sets.map { ($0, try told($1)) }),
            "texts": try byField(edited.map { ($0.number, try text(of: $0, in: folder).told) }),
        ]
    }

    private func told(_ live: [LiveValue]) throws -> JSON {
        let named = try live.map { (try name($0.change), $0.value) }.sorted { $0.0 < $1.0 }
        return .array(named.map { ["change": $0.told, "value": $1.told] })
    }

    private func told(_ elements: [Value: [LogNumber]]) throws -> JSON {
        let sorted = elements.sorted { $0.key < $1.key }
        return .array(
            try sorted.map { element, adds in
                ["value": element.told, "adds": try adds.map(name).sorted().told]
            })
    }

    private func byField(_ fields: some Sequence<(FieldNumber, JSON)>) -> JSON {
        .object(
            Dictionary(uniqueKeysWithValues: fields.map { ("\($0.0.rawValue)", $0.1) }))
    }

    private func name(_ number: LogNumber) throws -> ChangeName { try stamp(of: number).name }
}
