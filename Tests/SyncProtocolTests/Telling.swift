import SyncProtocol

// What a value means, in the words in which the vectors tell it.

protocol Telling {
    var told: JSON { get }
}

extension Identifier: Telling { var told: JSON { .text(description) } }
extension Hash: Telling { var told: JSON { .text(description) } }
extension Receipt: Telling { var told: JSON { .text(hexadecimal(bytes)) } }
extension Token: Telling { var told: JSON { .text(hexadecimal(bytes)) } }
extension Cursor: Telling { var told: JSON { .text(hexadecimal(bytes)) } }
extension String: Telling { var told: JSON { .text(self) } }
extension Int64: Telling { var told: JSON { .number(self) } }
extension UInt64: Telling { var told: JSON { .number(Int64(self)) } }
extension Bool: Telling { var told: JSON { .boolean(self) } }

extension Optional: Telling where Wrapped: Telling {
    var told: JSON { self?.told ?? .null }
}

extension Array: Telling where Element: Telling {
    var told: JSON { .array(map(\.told)) }
}

extension Header: Telling {
    var told: JSON {
        var members: [String: JSON] = [
            "site": site.told, "sequence": sequence.told, "parents": parents.told,
            "at": at.told, "author": author.told, "folder": folder.told,
            "schema": schema.told, "commitment": commitment.told,
        ]
        if let kind { members["kind"] = kind.name.told }
        if let place { members["place"] = place.path.told }
        if !was.isEmpty { members["was"] = was.told }
        if !later.isEmpty { members["later"] = later.told }
        return .object(members)
    }
}

extension FormerLife: Telling {
    var told: JSON {
        ["site": site.told, "sequence": sequence.told, "parents": parents.told]
    }
}

extension LaterKey: Telling {
    var told: JSON { ["key": key.told, "value": hexadecimal(value).told] }
}

extension Change: Telling {
    var told: JSON {
        [
            "name": name.told, "header": hexadecimal(headerBytes).told,
            "body": body.map { hexadecimal($0) }.told,
        ]
    }
}

extension Body: Telling {
    var told: JSON {
        [
            "salt": hexadecimal(bytes.prefix(Limits.saltBytes)).told,
            "operations": operations.told,
        ]
    }
}

extension Value: Telling {
    /// Whole numbers are texts, since not every reader of JSON knows 64 bits.
    var told: JSON {
        switch self {
        case .empty: ["empty": true.told]
        case .whole(let number): ["whole": "\(number)".told]
        case .text(let text): ["text": text.told]
        case .bytes(let bytes): ["bytes": hexadecimal(bytes).told]
        }
    }
}

extension Operation: Telling {
    var told: JSON {
        switch self {
        case .write(let field, let value, let reason):
            of("write", field, ["value": value.told, "reason": reason.told])
        case .add(let field, let value): of("add", field, ["value": value.told])
        case .remove(let field, let value): of("remove", field, ["value": value.told])
        case .edit(let field, let edits): of("edit", field, ["edits": edits.told])
        case .delete(let key, let reason): of("delete", key, ["reason": reason.told])
        case .restore(let key): of("restore", key)
        case .remark(let words): ["operation": "remark".told, "words": words.told]
        case .unknown(let raw):
            ["operation": "unknown".told, "bytes": hexadecimal(raw).told]
        }
    }

    private func of(_ name: String, _ key: RecordKey, _ more: [String: JSON] = [:]) -> JSON {
        let members: [String: JSON] = [
            "operation": name.told, "type": UInt64(key.type.rawValue).told,
            "record": key.record.told,
        ]
        return .object(members.merging(more) { $1 })
    }

    private func of(_ name: String, _ field: Field, _ more: [String: JSON]) -> JSON {
        let number = UInt64(field.number.rawValue).told
        return of(name, field.key, more.merging(["field": number]) { $1 })
    }
}

extension TextEdit: Telling {
    var told: JSON {
        [
            "position": "\(position)".told, "removed": "\(removed)".told,
            "inserted": inserted.told,
        ]
    }
}

extension Verdict: Telling {
    var told: JSON {
        switch self {
        case .accepted(let receipt): ["verdict": "accepted".told, "receipt": receipt.told]
        case .held(let reason): ["verdict": "held".told, "reason": reason.rawValue.told]
        case .rejected(let reason): ["verdict": "rejected".told, "words": reason.told]
        case .refused(let reason): ["verdict": "refused".told, "reason": reason.rawValue.told]
        case .erased: ["verdict": "erased".told]
        }
    }
}

extension RejectReason: Telling {
    var told: JSON { if case .byPerson(let words) = self { words.told } else { .null } }
}
