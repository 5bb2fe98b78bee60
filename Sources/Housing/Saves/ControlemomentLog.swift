public import Replica
internal import SyncProtocol

/// What came of a control moment, or of an attempt at one.
public enum ControlemomentLog: Sendable {
    case uitkomst(ControlemomentUitkomst, op: Day, notitie: String)
    /// Nobody was at home.
    case poging(op: Day)

    public func save(for moment: ShownRecord) -> Save {
        Save(folder: moment.folder, operations: operations(for: moment))
    }

    private func operations(for moment: ShownRecord) -> [Operation] {
        let record = moment.key.record
        switch self {
        case .poging(let day):
            return [.add(ControlemomentField.pogingen.of(record), day.value)]
        case .uitkomst(let uitkomst, let day, let notitie):
            let operations = [
                ControlemomentField.uitkomst.write(uitkomst.value, on: record),
                ControlemomentField.gelogdOp.write(day.value, on: record),
            ]
            return operations + adding(notitie, to: moment)
        }
    }

    /// A note comes after what stands there, on a line of its own, so that two written apart stay two.
    private func adding(_ note: String, to moment: ShownRecord) -> [Operation] {
        guard !note.isEmpty else { return [] }
        let present = moment.texts[ControlemomentField.notitie.number] ?? ""
        let edit = TextEdit(
            position: present.unicodeScalars.count, removed: 0, inserted: note + "\n")
        return [.edit(ControlemomentField.notitie.of(moment.key.record), [edit])]
    }
}
