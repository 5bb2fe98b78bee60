import Replica
import SyncProtocol

// A form at a time: one change, one transaction, beside the plain transaction of the same row.

/// Prints, for each durability, what new forms take and what changes of one field take.
func benchCommits(_ count: Int) throws {
    for (name, durability) in [("full", Durability.full), ("normal", .normal)] {
        let pass = try CommitPass(count, durability)
        for (kind, times) in [("", pass.forms), (".update", pass.updates)] {
            var report = Report(
                "commit.\(name)\(kind)", count: times.count,
                seconds: times.ours.total, plain: times.plain.total)
            report.add("us_each", times.ours.total * 1e6 / Double(times.count))
            report.add("per_second", Double(times.count) / times.ours.total)
            report.add("plain_per_second", Double(times.count) / times.plain.total)
            report.print()
        }
    }
}

/// The forms of one run, written in turns: a batch plain, the same batch ours.
private final class CommitPass {
    private static let batch = 50

    private(set) var forms = Times()
    private(set) var updates = Times()
    private let replica: Replica
    private let plain: PlainDossiers
    private let scratch: ScratchFolder

    init(_ count: Int, _ durability: Durability) throws {
        scratch = try ScratchFolder()
        replica = try .enrolled(scratch.path("replica.sqlite"), DossierSchema.schema, durability)
        plain = try PlainDossiers(scratch.path("plain.sqlite"), durability, indexed: false)
        var invention = Invention(seed: 7)
        let folders = try openFolders(max(Self.batch, count / 20), &invention)
        let made = (0..<count).map { index in
            Form(
                record: MadeDossier.dossier(&invention), folder: folders[index % folders.count],
                newNumber: invention.telephone())
        }
        let batches = stride(from: 0, to: count, by: Self.batch).map {
            Array(made[$0..<min(count, $0 + Self.batch)])
        }
        for batch in batches { try writeNew(batch) }
        for batch in batches { try change(batch) }
    }

    private func openFolders(_ count: Int, _ invention: inout Invention) throws -> [FolderID] {
        let folders = (0..<count).map { FolderID(high: 0xf01d, low: UInt64($0)) }
        try replica.commitAll(
            folders.map {
                Save(
                    folder: $0, operations: [], kind: DossierSchema.kind,
                    place: DossierSchema.place)
            })
        return folders
    }

    private func writeNew(_ batch: [Form]) throws {
        let opened = try batch.map { try replica.heads(of: $0.folder) }
        let (_, plainSeconds) = try measured {
            for form in batch {
                try plain.database.transaction { try plain.insert(form.record, in: form.folder) }
            }
        }
        let (_, ours) = try measured {
            for (form, heads) in zip(batch, opened) {
                try replica.commit(
                    Save(
                        folder: form.folder, openedOn: heads, operations: form.record.operations))
            }
        }
        forms.add(ours: ours, plain: plainSeconds, count: batch.count)
    }

    private func change(_ batch: [Form]) throws {
        let opened = try batch.map { try replica.heads(of: $0.folder) }
        let statement = try plain.database.prepare("UPDATE dossier SET telefoon = ? WHERE id = ?")
        let (_, plainSeconds) = try measured {
            for form in batch {
                statement.bind(1, form.newNumber)
                statement.bind(2, form.record.key.record.hyphenated)
                try plain.database.transaction { try statement.run() }
            }
        }
        let (_, ours) = try measured {
            for (form, heads) in zip(batch, opened) {
                try replica.commit(
                    Save(folder: form.folder, openedOn: heads, operations: [form.change]))
            }
        }
        updates.add(ours: ours, plain: plainSeconds, count: batch.count)
    }
}

/// What somebody fills in, and the one field that is changed afterwards.
private struct Form {
    let record: MadeRecord
    let folder: FolderID
    let newNumber: String

    var change: Operation {
        .write(Field(record.key, FieldNumber(3)), .text(newNumber), reason: nil)
    }
}

/// Times of batches of one size, with what the log costs that is carried into the file now and then.
private struct Times {
    struct Side {
        fileprivate var batches: [Double] = []

        var total: Double { batches.reduce(0, +) }
    }

    private(set) var ours = Side()
    private(set) var plain = Side()
    private(set) var count = 0

    mutating func add(ours: Double, plain: Double, count: Int) {
        self.ours.batches.append(ours)
        self.plain.batches.append(plain)
        self.count += count
    }
}
