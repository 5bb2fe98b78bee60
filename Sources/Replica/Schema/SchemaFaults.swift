internal import SyncProtocol

// What is wrong with the declaration of a schema, in sentences: it is the program's own mistake.

extension Schema {
    static func faults(in types: [RecordType]) -> [String] {
        let numbers = repeated(types.map(\.number.rawValue)).map {
            "Two types have the number \($0); numbers are never used again."
        }
        let names = repeated(types.map { $0.name.lowercased() }).map {
            "Two types are called \($0), and each has a table of its own."
        }
        return numbers + names + types.flatMap(\.faults)
    }
}

extension RecordType {
    /// The columns that every table of records has.
    private static let ownColumns: Set = ["folder", "record", "causes"]

    fileprivate var faults: [String] {
        nameFaults + titleFaults + fields.flatMap { $0.faults(in: self) }
            + repeated(fields.map(\.number.rawValue)).map {
                "Two fields of \(name) have the number \($0): another kind is another field."
            }
            + repeated(fields.map { $0.name.lowercased() }).map {
                "Two fields of \(name) are called \($0): another kind is another name."
            }
    }

    private var nameFaults: [String] {
        let isOwn = Replica.ownTables.contains(name.lowercased())
        return (isOwn ? ["The table \(name) is the engine's own."] : [])
            + (isPlainName(name) ? [] : ["\(name) is no name for a table."])
    }

    private var titleFaults: [String] {
        guard let title else { return [] }
        let none = title.fields.isEmpty ? ["The title of \(name) has no field."] : []
        return none
            + title.fields.compactMap { field in
                guard case .register = definition(of: field)?.merging else {
                    return "The title of \(name) has field \(field.rawValue), which is no register."
                }
                return nil
            }
    }

    fileprivate func owns(_ column: String) -> Bool {
        Self.ownColumns.contains(column.lowercased())
    }
}

extension FieldDefinition {
    fileprivate func faults(in type: RecordType) -> [String] {
        var faults: [String] = []
        if type.owns(name) {
            faults.append("The column \(name) of \(type.name) is the engine's own.")
        }
        if !isPlainName(name) { faults.append("\(name) of \(type.name) is no name for a column.") }
        if uses.contains(.indexed), !isRegister {
            faults.append("\(name) of \(type.name) is no register, and only those have an index.")
        }
        if !choices.isEmpty, !isChoice {
            faults.append("\(name) of \(type.name) has choices, and is no choice.")
        }
        return faults
            + repeated(choices.map(\.code)).map {
                "Two choices of \(name) of \(type.name) have the code \($0)."
            }
    }

    private var isRegister: Bool { if case .register = merging { true } else { false } }

    private var isChoice: Bool {
        switch merging {
        case .register(.choice, _), .set(.choice): true
        default: false
        }
    }
}

/// Names stand between quotation marks in SQL.
private func isPlainName(_ name: String) -> Bool {
    !name.isEmpty && !name.contains("\"") && !name.hasPrefix("sqlite_")
}

private func repeated<Item: Hashable & Comparable>(_ items: [Item]) -> [Item] {
    Dictionary(grouping: items) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
}
