internal import Merge
internal import SyncProtocol

/// What has to be written to put back what was there before some changes.
struct Inverse {
    private let folder: FolderID
    /// The version right after them.
    private let version: [ChangeName]
    private let before: Past
    private let after: Past
    private let operations: [Operation]
    private let edits: [Operation]
    private let isTransfer: Bool

    /// The changes were made together: they stand on one version.
    init(of rows: [LogRow], in replica: Replica) throws {
        folder = rows[0].header.folder
        version = rows.map(\.name).sorted()
        let parents = try replica.standing(rows.flatMap(\.header.parents), in: folder)
        before = try replica.past(of: folder, at: parents)
        after = try replica.past(of: folder, at: version)
        operations = rows.flatMap(\.operations).filter(replica.schema.fits)
        isTransfer = rows.contains { $0.header.place != nil && $0.header.kind == nil }
        var edits: [Operation] = []
        for case .edit(let field, let typed) in operations.drawnTogether.reversed() {
            let inverse = inverseEdits(of: typed, on: before.text(of: field))
            if !inverse.isEmpty { edits.append(.edit(field, inverse)) }
        }
        self.edits = edits
    }

    /// One save; where people had written values apart, one more for each further value, so that they
    /// stand apart again.
    func saves(_ reason: String?) -> [Save] {
        var saves: [Save] = []
        while let save = save(saves.count, reason) { saves.append(save) }
        return saves
    }

    private func save(_ index: Int, _ reason: String?) -> Save? {
        let keys = Set(operations.compactMap(\.key)).sorted()
        var written = keys.flatMap { index == 0 ? main($0) : further($0, index) }
        let place = isTransfer ? place(index) : nil
        guard !written.isEmpty || place != nil else { return nil }
        if let reason { written.append(.remark(reason)) }
        return Save(folder: folder, openedOn: version, operations: written, place: place)
    }

    /// The values before, the one that was shown coming first.
    private func values(of field: Field) -> [Value] {
        let live = before.states[field.key]?.registers[field.number] ?? []
        guard let shown = before.shownValue(live) else { return [] }
        return [shown] + Set(live.map(\.value)).subtracting([shown]).sorted()
    }

    private func place(_ index: Int) -> Scope? {
        guard let shown = before.shownPlace else { return nil }
        let all = [shown] + Set(before.places.map(\.scope)).subtracting([shown]).sorted()
        return index < all.count ? all[index] : nil
    }

    private func main(_ key: RecordKey) -> [Operation] {
        let (then, now) = (before.contents(of: key), after.contents(of: key))
        // Whatever was made is deleted; its words are still in the history.
        guard then.existence != .absent else {
            return now.existence == .present ? [.delete(key, reason: nil)] : []
        }
        var sheet = Sheet(key, shown: now)
        sheet.typed.existence = then.existence
        for operation in operations where operation.key == key {
            switch operation {
            case .write(let field, _, _):
                sheet.typed.values[field.number] = then.values[field.number]
                // What is shown may be the same, while another value stands beside it.
                if values(of: field).count > 1
                    || after.states[key]?.isContested(field.number) == true
                {
                    sheet.decided.insert(field.number)
                }
            case .add(let field, let value), .remove(let field, let value):
                if then.sets[field.number]?.contains(value) == true {
                    sheet.typed.sets[field.number, default: []].insert(value)
                } else {
                    sheet.typed.sets[field.number]?.remove(value)
                }
            default: continue
            }
        }
        var written = sheet.operations
        let texts = edits.filter { $0.key == key }
        // A delete comes last: what follows it would bring the record back.
        let isGone = if case .delete = written.last { true } else { false }
        written.insert(contentsOf: texts, at: isGone ? written.count - 1 : written.count)
        return written
    }

    private func further(_ key: RecordKey, _ index: Int) -> [Operation] {
        var known: Set<Field> = []
        return operations.compactMap { operation in
            guard case .write(let field, _, _) = operation, field.key == key,
                known.insert(field).inserted
            else { return nil }
            let values = values(of: field)
            return index < values.count ? .write(field, values[index], reason: nil) : nil
        }
    }
}

extension [Operation] {
    /// The edits of each text as one operation.
    fileprivate var drawnTogether: [Operation] {
        var byField: [Field: [TextEdit]] = [:]
        for case .edit(let field, let edits) in self { byField[field, default: []] += edits }
        return byField.sorted { $0.key < $1.key }.map { .edit($0.key, $0.value) }
    }
}

/// The edits that take edits back, on the text right after them.
func inverseEdits(of edits: [TextEdit], on text: String) -> [TextEdit] {
    var scalars = Array(text.unicodeScalars)
    var inverse: [TextEdit] = []
    for edit in edits {
        let start = min(edit.position, scalars.count)
        let end = start + min(edit.removed, scalars.count - start)
        var removed = String.UnicodeScalarView()
        removed.append(contentsOf: scalars[start..<end])
        let inserted = edit.inserted.unicodeScalars
        inverse.append(
            TextEdit(position: start, removed: inserted.count, inserted: String(removed)))
        scalars.replaceSubrange(start..<end, with: inserted)
    }
    return inverse.reversed()
}
