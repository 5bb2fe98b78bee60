public import SyncProtocol

// What is saved of a form: what was changed, on the version that it was opened on.

extension Form {
    public var isChanged: Bool {
        newPlace != nil || sheetsByRecord.values.contains { !$0.operations.isEmpty }
    }

    /// Refuses a form in which nothing was changed, and one that would decide a conflict by the way.
    public func save() throws(ReplicaError) -> Save {
        for sheet in sheets {
            if let field = sheet.undecided.first {
                throw .contested(Field(sheet.key, field))
            }
        }
        guard isChanged else { throw .nothingToSave }
        return Save(
            folder: folder, openedOn: openedOn, operations: explained(sheets.flatMap(\.operations)),
            kind: kind, place: newPlace)
    }

    private var newPlace: Scope? { places == [place] ? nil : place }

    /// The reason stands in the one operation that can tell it, or beside them.
    private func explained(_ operations: [Operation]) -> [Operation] {
        guard let reason else { return operations }
        if operations.count == 1 {
            switch operations[0] {
            case .write(let field, let value, nil):
                return [.write(field, value, reason: reason)]
            case .delete(let key, nil): return [.delete(key, reason: reason)]
            default: break
            }
        }
        return operations + [.remark(reason)]
    }
}

extension Replica {
    /// Makes what was changed in a form durable, and removes its draft, at once.
    @discardableResult
    public func commit(_ form: Form) throws -> ChangeName { try commitAll([form])[0] }

    /// Several forms, all or none: each in its own folder.
    @discardableResult
    public func commitAll(_ forms: [Form]) throws -> [ChangeName] {
        let saves = try forms.map { try $0.save() }
        try takeUpTyped()
        return try transaction(keepsPile: true) {
            let names = try write(saves)
            for form in forms {
                try removeDraft(form.id)
                if let name = form.takesUp { try setAside(name) }
            }
            return names
        }
    }

    /// A save that a program made of a form's answers: durable, and the draft gone, at once.
    @discardableResult
    public func commit(_ save: Save, removing draft: DraftID) throws -> ChangeName {
        try takeUpTyped()
        return try transaction(keepsPile: true) {
            let names = try write([save])
            try removeDraft(draft)
            return names[0]
        }
    }

    /// Opens records, works on them and saves what was changed.
    @discardableResult
    public func write(
        _ keys: RecordKey..., in folder: FolderID, reason: String? = nil,
        _ work: (inout Form) throws -> Void
    ) throws -> ChangeName {
        var form = try open(keys, in: folder)
        form.reason = reason
        try work(&form)
        return try commit(form)
    }
}
