internal import Merge
internal import SQLite
public import SyncProtocol

// Opening a form: the version and what is shown of the records are read as one.

extension Replica {
    public func open(_ key: RecordKey, in folder: FolderID) throws -> Form {
        try open([key], in: folder)
    }

    /// A form about several records of a folder, some of which may be new.
    public func open(_ keys: [RecordKey], in folder: FolderID) throws -> Form {
        try db.read {
            guard try isShown(folder) else { throw ReplicaError.folderNotHere(folder) }
            return Form(
                id: randomIdentifier(), folder: folder, openedOn: try heads(of: folder),
                places: try livePlaces(of: folder),
                sheets: try Set(keys).map { try sheet(of: $0, in: folder) })
        }
    }

    /// A form that makes a folder, with its first records.
    public func openNew(
        _ folder: FolderID, kind: FolderKind, place: Scope, records: [RecordKey]
    ) -> Form {
        Form(
            id: randomIdentifier(), folder: folder, openedOn: [], kind: kind, place: place,
            sheets: Set(records).map { Sheet($0, shown: RecordContents(.absent)) })
    }

    /// One more record in a form that is open already: as it was at the form's version.
    public func open(_ key: RecordKey, along form: inout Form) throws {
        guard form[key] == nil else { return }
        form.sheetsByRecord[key] = try db.read {
            if form.kind != nil { return Sheet(key, shown: RecordContents(.absent)) }
            if try heads(of: form.folder) == form.openedOn {
                return try sheet(of: key, in: form.folder)
            }
            return try past(of: form.folder, at: form.openedOn).sheet(of: key)
        }
    }

    private func sheet(of key: RecordKey, in folder: FolderID) throws -> Sheet {
        guard let state = try state(of: key, in: folder) else {
            return Sheet(key, shown: RecordContents(.absent))
        }
        var texts: [FieldNumber: String] = [:]
        for field in schema.type(key.type)?.fields ?? [] where field.merging == .text {
            texts[field.number] = try text(of: Field(key, field.number), in: folder)
        }
        let shown = RecordContents(
            state.isDeleted ? .deleted : .present,
            values: try state.registers.compactMapValues(shownValue),
            sets: state.sets.mapValues { Set($0.keys) }, texts: texts)
        return Sheet(key, shown: shown, contested: schema.contested(state, of: key.type))
    }
}

extension Schema {
    /// The fields on which people must decide between values written apart.
    func contested(_ state: RecordState, of type: TypeNumber) -> Set<FieldNumber> {
        guard !state.isDeleted, !state.isSettled else { return [] }
        let fields = self.type(type)?.fields ?? []
        return Set(
            fields.filter { field in
                guard case .register(_, .review) = field.merging else { return false }
                return state.isContested(field.number)
            }.map(\.number))
    }
}
