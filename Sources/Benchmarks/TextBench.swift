import Merge
import SyncProtocol

// Recorded sessions through the real text type, with the edits recorded as changes.

/// Replays a session, checks the text that comes out, and prints what it took.
func benchText(_ trace: EditingTrace, each: Bool) throws {
    if trace.isConcurrent {
        try benchConcurrent(trace)
    } else {
        try benchSequential(trace, each: each)
    }
}

private func benchSequential(_ trace: EditingTrace, each: Bool) throws {
    let edits = trace.transactions.flatMap(\.edits)
    let (session, seconds) = measured { TypingSession(edits, each: each) }
    let (author, document) = (session.author, session.document)
    try check(document.string, trace)
    var report = Report(
        each ? "text.sequential.each" : "text.sequential", count: edits.count, seconds: seconds)
    describe(&report, document, edits.count, author.changeCount, author.byteCount, seconds)
    report.add("rss_growth", grown { TypingSession(edits, each: each) })
    report.print()
    benchOpen(document.string)
}

/// One author who types: every edit, or as many at once as fit, is recorded and applied.
private struct TypingSession {
    var author = TextAuthor(site: 1)
    var document = TextDocument()

    init(_ edits: [TextEdit], each: Bool) {
        if each {
            for edit in edits { type([edit]) }
        } else {
            for part in author.fewestParts(of: edits) { type(part) }
        }
    }

    private mutating func type(_ part: [TextEdit]) {
        var parents: [ChangeName] = []
        if let last = author.last { parents.append(last) }
        author.record(part, on: parents)
        var seen: [Int] = []
        if document.eventCount > 0 { seen.append(document.eventCount - 1) }
        document.append(part, on: seen, tie: author.tie)
    }
}

/// Each author's changes are made beforehand; what is measured is a receiver that takes one by one.
private func benchConcurrent(_ trace: EditingTrace) throws {
    var authors = (0..<trace.agentCount).map { TextAuthor(site: $0 + 1) }
    var names: [ChangeName] = []
    var updates: [[UInt8]] = []
    for transaction in trace.transactions {
        let parents = transaction.parents.map { names[$0] }
        authors[transaction.agent].record(transaction.edits, on: parents)
        names.append(authors[transaction.agent].last!)
        updates.append(authors[transaction.agent].update)
    }
    let (receiver, seconds) = try measured { try TextReceiver(updates) }
    let document = receiver.document
    try check(document.string, trace)
    var report = Report("text.concurrent", count: updates.count, seconds: seconds)
    let bytes = updates.reduce(0) { $0 + $1.count }
    describe(&report, document, updates.count, updates.count, bytes, seconds)
    report.add("rss_growth", try grown { try TextReceiver(updates) })
    report.add("merge_seconds", mergeSeconds(trace))
    report.print()
    benchOpen(document.string)
}

/// The merging alone, of edits that are in memory.
private func mergeSeconds(_ trace: EditingTrace) -> Double {
    let ties = (0..<trace.agentCount).map { TextAuthor(site: $0 + 1).tie }
    return measured {
        var document = TextDocument()
        for transaction in trace.transactions {
            document.append(
                transaction.edits, on: transaction.parents, tie: ties[transaction.agent])
        }
    }.1
}

/// A text at rest is its plain string: opening it is reading that.
private func benchOpen(_ string: String) {
    let (document, seconds) = measured { TextDocument(string) }
    Report("text.open", count: document.scalarCount, seconds: seconds).print()
}

private func describe(
    _ report: inout Report, _ document: TextDocument, _ edits: Int, _ changes: Int,
    _ logBytes: Int, _ seconds: Double
) {
    report.add("us_per_edit", seconds * 1e6 / Double(max(1, edits)))
    report.add("changes", changes)
    report.add("text_bytes", document.string.utf8.count)
    report.add("log_bytes", logBytes)
    report.add("update_bytes", Double(logBytes) / Double(max(1, changes)))
}

private func check(_ text: String, _ trace: EditingTrace) throws {
    guard text == trace.endContent else { throw WrongText() }
}

/// The replayed session did not end in the recorded text: the figures mean nothing.
struct WrongText: Error {}
