import Foundation
import SyncProtocol

/// A recorded editing session: who typed what, on which version.
///
/// The format is that of josephg/editing-traces: patches of `[position, removed, inserted]` in Unicode
/// scalars; concurrent sessions add `parents` and `agent`.
struct EditingTrace {
    struct Transaction {
        let edits: [TextEdit]
        let parents: [Int]
        let agent: Int
    }

    let transactions: [Transaction]
    let agentCount: Int
    let endContent: String
    let isConcurrent: Bool

    init(file: String) throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: file))
        guard let json = try JSONSerialization.jsonObject(with: data) as? [String: Any],
            let items = json["txns"] as? [[String: Any]], let end = json["endContent"] as? String
        else { throw UsageProblem("\(file) is not an editing trace (unzip it first)") }
        endContent = end
        agentCount = json["numAgents"] as? Int ?? 1
        isConcurrent = json["numAgents"] != nil
        var transactions: [Transaction] = []
        if let start = json["startContent"] as? String, !start.isEmpty {
            let edit = TextEdit(position: 0, removed: 0, inserted: start)
            transactions.append(Transaction(edits: [edit], parents: [], agent: 0))
        }
        let offset = transactions.count
        for (index, item) in items.enumerated() {
            let previous = index + offset - 1
            let parents = (item["parents"] as? [Int])?.map { $0 + offset }
            transactions.append(
                Transaction(
                    edits: try Self.edits(item["patches"]),
                    parents: parents ?? (previous < 0 ? [] : [previous]),
                    agent: item["agent"] as? Int ?? 0))
        }
        self.transactions = transactions
    }

    var editCount: Int { transactions.reduce(0) { $0 + $1.edits.count } }

    private static func edits(_ patches: Any?) throws -> [TextEdit] {
        try (patches as? [[Any]] ?? []).map { patch in
            guard patch.count == 3, let position = patch[0] as? Int, let removed = patch[1] as? Int,
                let inserted = patch[2] as? String
            else { throw UsageProblem("a patch is a position, a number and a text") }
            return TextEdit(position: position, removed: removed, inserted: inserted)
        }
    }
}
