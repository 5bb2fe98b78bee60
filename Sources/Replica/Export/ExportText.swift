internal import SyncProtocol

// The pieces of an export, as JSON (RFC 8259).

func jsonObject(_ pairs: KeyValuePairs<String, String?>) -> String {
    let members = pairs.compactMap { key, value in value.map { "\(jsonString(key)):\($0)" } }
    return "{" + members.joined(separator: ",") + "}"
}

func jsonArray(_ items: some Sequence<String>) -> String {
    "[" + items.joined(separator: ",") + "]"
}

extension String {
    /// As JSON writes it.
    var json: String { jsonString(self) }
}

extension Identifier {
    var json: String { description.json }
}

extension Hash {
    var json: String { description.json }
}

extension Value {
    /// Bytes stand in an object of their own, so that they are not taken for a text.
    var json: String {
        switch self {
        case .empty: "null"
        case .whole(let number): String(number)
        case .text(let text): text.json
        case .bytes(let bytes): jsonObject(["bytes": hexadecimal(bytes).json])
        }
    }
}

extension RecordKey {
    fileprivate var json: String {
        jsonObject(["type": String(type.rawValue), "record": record.json])
    }
}

extension Field {
    fileprivate var json: String {
        jsonObject([
            "type": String(key.type.rawValue), "record": key.record.json,
            "field": String(number.rawValue),
        ])
    }
}

extension Operation {
    var json: String {
        switch self {
        case .write(let field, let value, let reason):
            jsonObject([
                "does": "write".json, "in": field.json, "value": value.json,
                "reason": reason?.json,
            ])
        case .add(let field, let value):
            jsonObject(["does": "add".json, "in": field.json, "value": value.json])
        case .remove(let field, let value):
            jsonObject(["does": "remove".json, "in": field.json, "value": value.json])
        case .edit(let field, let edits):
            jsonObject([
                "does": "edit".json, "in": field.json, "edits": jsonArray(edits.map(\.json)),
            ])
        case .delete(let key, let reason):
            jsonObject(["does": "delete".json, "in": key.json, "reason": reason?.json])
        case .restore(let key): jsonObject(["does": "restore".json, "in": key.json])
        case .remark(let words): jsonObject(["does": "remark".json, "reason": words.json])
        case .unknown(let bytes):
            jsonObject(["does": "unknown".json, "bytes": hexadecimal(bytes).json])
        }
    }
}

extension TextEdit {
    fileprivate var json: String {
        jsonObject([
            "position": String(position), "removed": String(removed), "inserted": inserted.json,
        ])
    }
}

extension Conflict.Choice {
    var json: String {
        switch self {
        case .value(let value): jsonObject(["value": value.json])
        case .deleted: "deleted".json
        case .kept: "kept".json
        case .place(let scope): jsonObject(["place": scope.path.json])
        }
    }
}

extension Conflict.Subject {
    var json: String {
        switch self {
        case .field(let field): field.json
        case .existence(let key): key.json
        case .place: "place".json
        }
    }
}

extension TextReading.Piece {
    var json: String {
        jsonObject([
            "text": string.json, "insertedBy": insertedBy.json,
            "deletedBy": jsonArray(deletedBy.map(\.json)),
        ])
    }
}

extension TextReading.Hand {
    fileprivate var json: String {
        jsonObject(["change": change.json, "author": author.json, "at": String(at)])
    }
}
