internal import Merge
internal import SQLite
internal import SyncProtocol

// Everything that a replica holds, as one JSON document that is written piece by piece.

extension Replica {
    /// Folders, records with all that is live in them, texts with their authors, history, conflicts and
    /// drafts, as they are at one moment. The sink gets the document in order.
    public func export(to sink: (String) throws -> Void) throws {
        try takeUpTyped()
        try db.read {
            let folders = try db.all("SELECT folder FROM folder ORDER BY folder") {
                FolderID($0.blob(0))!
            }
            try sink(exportHead())
            for (index, folder) in folders.enumerated() {
                try sink(index == 0 ? "\n" : ",\n")
                try export(folder, to: sink)
            }
            try sink("],\n\"drafts\":" + jsonArray(exportedDrafts()) + "}\n")
        }
    }

    private func exportHead() throws -> String {
        let user = try user()
        let head = jsonObject([
            "format": "veldboek-export".json, "version": "1", "schema": String(schema.version),
            "exportedAt": String(try now()), "site": try currentSite().json,
            "user": user.map { jsonObject(["id": $0.id.json, "name": $0.name.json]) },
        ])
        return head.dropLast() + ",\n\"folders\":["
    }

    private func export(_ folder: FolderID, to sink: (String) throws -> Void) throws {
        let head = jsonObject([
            "folder": folder.json, "kind": try kind(of: folder)?.name.json,
            "state": try state(of: folder).map { "\($0)".json },
            "places": jsonArray(try livePlaces(of: folder).map(\.path.json)),
            "heads": jsonArray(try heads(of: folder).map(\.json)),
        ])
        try sink(head.dropLast() + ",\n\"records\":[")
        let past = try past(of: folder, at: heads(of: folder))
        for (index, key) in past.states.keys.sorted().enumerated() {
            try sink((index == 0 ? "\n" : ",\n") + exported(key, past))
        }
        try sink("],\n\"conflicts\":" + jsonArray(conflicts(in: folder).map(\.exported)))
        try sink(",\n\"latestApart\":" + jsonArray(latestWithin(folder).map(\.exported)))
        try sink(",\n\"history\":[")
        for (index, row) in try rows(in: folder).enumerated() {
            try sink((index == 0 ? "\n" : ",\n") + row.exported)
        }
        try sink("]}")
    }

    private func exported(_ key: RecordKey, _ past: Past) -> String {
        let type = schema.type(key.type)
        let fields = (type?.fields ?? []).map { field in
            exported(Field(key, field.number), field, past)
        }
        return jsonObject([
            "type": String(key.type.rawValue), "name": type?.name.json,
            "record": key.record.json, "existence": "\(past.existence(of: key))".json,
            "fields": jsonArray(fields.compactMap(\.self)),
        ])
    }

    /// Nil where nobody ever wrote in the field.
    private func exported(
        _ field: Field, _ definition: FieldDefinition, _ past: Past
    ) -> String? {
        let number = String(field.number.rawValue)
        let state = past.states[field.key]
        switch definition.merging {
        case .register:
            guard let live = state?.registers[field.number] else { return nil }
            let order = live.sorted { past.stamp(of: $0.change) < past.stamp(of: $1.change) }
            return jsonObject([
                "field": number, "name": definition.name.json,
                "values": jsonArray(
                    order.map { past.exported($0.change, ("value", $0.value.json)) }),
            ])
        case .set:
            guard let elements = state?.sets[field.number] else { return nil }
            return jsonObject([
                "field": number, "name": definition.name.json,
                "elements": jsonArray(elements.keys.sorted().map(\.json)),
            ])
        case .text:
            let reading = past.reading(of: field)
            guard !reading.pieces.isEmpty else { return nil }
            let ranges = reading.paragraphsToRead.map { "[\($0.lowerBound),\($0.upperBound)]" }
            return jsonObject([
                "field": number, "name": definition.name.json,
                "text": past.text(of: field).json,
                "pieces": jsonArray(reading.pieces.map(\.json)),
                "paragraphsToRead": jsonArray(ranges),
            ])
        }
    }

    private func exportedDrafts() throws -> [String] {
        try keptDrafts().map { draft in
            // One of a later version is handed on as it is.
            let form = try? keptForm(draft.id)
            return jsonObject([
                "draft": draft.id.json, "folder": draft.folder.json,
                "savedAt": String(draft.savedAt),
                "openedOn": form.map { jsonArray($0.openedOn.map(\.json)) },
                "reason": form?.reason?.json, "kind": form?.kind?.name.json,
                "place": form?.place?.path.json,
                "typed": form.map { jsonArray($0.sheets.flatMap(\.operations).map(\.json)) },
                "bytes": form == nil ? try draftBytes(draft.id).map { hexadecimal($0).json } : nil,
            ])
        }
    }
}

extension Past {
    fileprivate func existence(of key: RecordKey) -> RecordContents.Existence {
        states[key]?.isDeleted == false ? .present : .deleted
    }

    /// Something with who made it and when.
    fileprivate func exported(_ change: LogNumber, _ what: (String, String)) -> String {
        let stamp = stamp(of: change)
        return jsonObject([
            what.0: what.1, "change": stamp.name.json, "author": stamp.author.json,
            "at": String(stamp.at),
        ])
    }
}

extension Conflict {
    fileprivate var exported: String {
        let sides = sides.map {
            jsonObject([
                "choice": $0.choice.json, "change": $0.change.json, "author": $0.author.json,
                "at": String($0.at),
            ])
        }
        return jsonObject(["about": subject.json, "sides": jsonArray(sides)])
    }
}

extension LogRow {
    fileprivate var exported: String {
        jsonObject([
            "change": name.json, "site": header.site.json, "sequence": String(header.sequence),
            "parents": jsonArray(header.parents.map(\.json)), "author": header.author.json,
            "at": String(header.at), "standing": "\(standing)".json,
            "counts": String(counts), "schema": String(header.schema),
            "kind": header.kind?.name.json, "place": header.place?.path.json,
            "receipt": receipt.map { hexadecimal($0.bytes).json },
            "operations": body == nil ? nil : jsonArray(operations.map(\.json)),
        ])
    }
}
