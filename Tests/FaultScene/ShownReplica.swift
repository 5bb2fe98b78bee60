public import Replica
internal import SeededChance
public import SyncProtocol

// A replica as text: all that people see of it, without the names that chance gave.

extension Replica {
    public func shownState() throws -> String {
        let salt = [UInt8](repeating: 0, count: Limits.saltBytes)
        var lines = ["\(try counts())"]
        for folder in try allFolders() {
            lines.append(try shownRecords(of: folder))
            // In any order: what came in one page or in two stands otherwise in the log.
            lines += try history(of: folder).map { entry in
                let body = Body(salt: salt, operations: entry.operations)
                return [
                    "\(entry.author)", "\(entry.at)", "\(entry.standing)", "\(entry.counts)",
                    "\(body.commitment)",
                ].joined(separator: " ")
            }.sorted()
        }
        for verdict in try openVerdicts() { lines.append("\(verdict.verdict)") }
        return lines.joined(separator: "\n")
    }

    /// The folders that this replica knows of, in any state.
    public func allFolders() throws -> [FolderID] {
        try [FolderState.here, .arriving, .leaving, .left, .erased].flatMap(folders)
    }

    /// The records and conflicts of one folder.
    public func shownRecords(of folder: FolderID) throws -> String {
        let state = try state(of: folder).map { "\($0)" } ?? "unknown"
        var lines = ["\(folder) \(state) \(try livePlaces(of: folder).map(\.path))"]
        for record in try records(of: Scene.visit, in: folder) {
            let values = record.values.sorted { $0.key < $1.key }.map { text($0.value) }
            let sets = record.sets.sorted { $0.key < $1.key }.map { $0.value.map(text) }
            let texts = record.texts.sorted { $0.key < $1.key }.map(\.value)
            lines.append("\(record.key.record) \(values) \(sets) \(texts)")
        }
        for conflict in try conflicts() where conflict.folder == folder {
            lines.append("\(conflict.subject) \(conflict.sides.map { "\($0.choice)" }.sorted())")
        }
        return lines.joined(separator: "\n")
    }

    private func text(_ value: Value) -> String { hexadecimal(value.encoded) }
}
