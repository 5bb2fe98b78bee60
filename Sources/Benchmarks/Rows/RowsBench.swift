import Replica
import SyncProtocol

// The rows of a list, written, received and kept: the measure that the other engines publish.

/// Prints the best of so many passes; times are those of one transaction, and of one page when received.
func benchRows(_ work: Workload, rounds: Int, each: Bool) throws {
    var stories: [RowsStory] = []
    for _ in 0..<rounds { stories.append(try RowsStory(work)) }
    let count = work.items.count
    for name in ["insert.bulk", "update", "apply.insert", "apply.update"] {
        let besides = stories.map { $0.seconds[name]! }
        var report = Report(
            "rows." + name, count: count, seconds: besides.map(\.ours).min()!,
            plain: besides.map(\.plain).min()!)
        let step: RowsStory.Step = name.contains("insert") ? .insert : .update
        report.add("changes", stories[0].changes[step]!)
        report.add("folders", work.folders.count)
        report.print()
    }
    printBytes(stories[0], count: count)
    if each { try benchInsertsEach(work, rounds: rounds) }
}

private func printBytes(_ story: RowsStory, count: Int) {
    for name in ["bytes.insert", "bytes.update", "file.insert", "file.update"] {
        let beside = story.bytes[name]!
        var report = Report(
            "rows." + name, count: count, bytes: Int(beside.ours), plain: Int(beside.plain))
        report.add("bytes_each", beside.ours / Double(count))
        if name == "bytes.update" {
            report.add("alone_change_bytes", story.changeAlone)
            report.add("alone_run_bytes", story.runAlone)
        }
        report.print()
    }
}

/// A change a row, all in one transaction.
private func benchInsertsEach(_ work: Workload, rounds: Int) throws {
    var ours: [Double] = []
    var plain: [Double] = []
    let saves = work.insertsEach
    var file = 0
    for _ in 0..<rounds {
        let scratch = try ScratchFolder()
        let table = try PlainItems(scratch.path("plain.sqlite"))
        plain.append(try measured { try table.insert(work.items) }.1)
        let path = scratch.path("replica.sqlite")
        let replica = try Replica.enrolled(path, Item.schema, .full)
        try replica.commitAll(work.opening)
        ours.append(try measured { try replica.commitAll(saves) }.1)
        try PlainDatabase.checkpoint(path)
        file = try fileBytes(path)
    }
    var report = Report(
        "rows.insert.each", count: work.items.count, seconds: ours.min()!, plain: plain.min()!)
    report.add("file_bytes", file)
    report.print()
}
