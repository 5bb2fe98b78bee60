internal import SyncProtocol

// A form as it is kept in a draft.

extension Form {
    private static let itemCount = 10
    /// Of a draft that an earlier version kept: without answers.
    private static let formerItemCount = 9

    func write(to writer: inout CBORWriter) {
        writer.array(Self.itemCount)
        id.write(to: &writer)
        folder.write(to: &writer)
        writer.array(openedOn)
        writer.optional(kind?.name)
        writer.array(places)
        writer.optional(place?.path)
        writer.optional(reason)
        if let takesUp { takesUp.write(to: &writer) } else { writer.null() }
        writer.array(sheets.count)
        for sheet in sheets { sheet.write(to: &writer) }
        writer.map(answers.count)
        for (question, answer) in answers.sorted(by: { $0.key < $1.key }) {
            writer.text(question)
            writer.text(answer)
        }
    }

    var bytes: [UInt8] {
        var writer = CBORWriter()
        write(to: &writer)
        return writer.output
    }

    init(decoding bytes: [UInt8]) throws(Malformed) {
        var reader = CBORReader(bytes)
        let count = try reader.array()
        guard count == Self.itemCount || count == Self.formerItemCount else {
            throw .unexpected("a form's items")
        }
        let id = try DraftID(from: &reader)
        let folder = try FolderID(from: &reader)
        let openedOn = try reader.array(of: ChangeName.self)
        let kind = try reader.optional().flatMap { FolderKind($0) }
        let places = try reader.array(of: Scope.self)
        let place = try reader.optional().flatMap { Scope($0) }
        let reason = try reader.optional()
        let takesUp = reader.takeNull() ? nil : try ChangeName(from: &reader)
        var sheets: [Sheet] = []
        for _ in 0..<(try reader.array()) { sheets.append(try Sheet(from: &reader)) }
        var answers: [String: String] = [:]
        if count == Self.itemCount {
            for _ in 0..<(try reader.map()) {
                let question = try reader.text()
                answers[question] = try reader.text()
            }
        }
        try reader.finish()
        self.init(
            id: id, folder: folder, openedOn: openedOn, kind: kind, places: places, place: place,
            reason: reason, takesUp: takesUp, answers: answers, sheets: sheets)
    }
}

extension Sheet {
    fileprivate func write(to writer: inout CBORWriter) {
        writer.array(8)
        writer.unsigned(UInt64(key.type.rawValue))
        key.record.write(to: &writer)
        shown.write(to: &writer)
        typed.write(to: &writer)
        writer.fields(contested)
        writer.fields(decided)
        writer.map(reasons.count)
        for (field, reason) in reasons.sorted(by: { $0.key < $1.key }) {
            writer.unsigned(UInt64(field.rawValue))
            writer.text(reason)
        }
        writer.optional(deletionReason)
    }

    fileprivate init(from reader: inout CBORReader) throws(Malformed) {
        guard try reader.array() == 8 else { throw .unexpected("a sheet has eight items") }
        let type = TypeNumber(try reader.number())
        let key = RecordKey(type: type, record: try RecordID(from: &reader))
        let shown = try RecordContents(from: &reader)
        let typed = try RecordContents(from: &reader)
        let contested = try reader.fields()
        let decided = try reader.fields()
        let reasons = try reader.byField { (reader) throws(Malformed) in try reader.text() }
        self.init(
            key, shown: shown, typed: typed, contested: contested, decided: decided,
            reasons: reasons, deletionReason: try reader.optional())
    }
}

extension RecordContents {
    fileprivate func write(to writer: inout CBORWriter) {
        writer.array(4)
        writer.unsigned(existence.rawValue)
        writer.map(values.count)
        for (field, value) in values.sorted(by: { $0.key < $1.key }) {
            writer.unsigned(UInt64(field.rawValue))
            value.write(to: &writer)
        }
        writer.map(sets.count)
        for (field, elements) in sets.sorted(by: { $0.key < $1.key }) {
            writer.unsigned(UInt64(field.rawValue))
            writer.array(elements.sorted())
        }
        writer.map(texts.count)
        for (field, text) in texts.sorted(by: { $0.key < $1.key }) {
            writer.unsigned(UInt64(field.rawValue))
            writer.text(text)
        }
    }

    fileprivate init(from reader: inout CBORReader) throws(Malformed) {
        guard try reader.array() == 4, let existence = Existence(rawValue: try reader.unsigned())
        else { throw .unexpected("a record's contents have four items") }
        self.init(
            existence,
            values: try reader.byField { (reader) throws(Malformed) in try Value(from: &reader) },
            sets: try reader.byField { (reader) throws(Malformed) in
                Set(try reader.array(of: Value.self))
            },
            texts: try reader.byField { (reader) throws(Malformed) in try reader.text() })
    }
}

extension CBORWriter {
    fileprivate mutating func optional(_ text: String?) {
        if let text { self.text(text) } else { null() }
    }

    fileprivate mutating func fields(_ fields: Set<FieldNumber>) {
        array(fields.count)
        for field in fields.sorted() { unsigned(UInt64(field.rawValue)) }
    }
}

extension CBORReader {
    fileprivate mutating func optional() throws(Malformed) -> String? {
        takeNull() ? nil : try text()
    }

    fileprivate mutating func number() throws(Malformed) -> UInt32 {
        guard let number = UInt32(exactly: try unsigned()) else { throw .overLimit("32 bits") }
        return number
    }

    fileprivate mutating func fields() throws(Malformed) -> Set<FieldNumber> {
        var fields: Set<FieldNumber> = []
        for _ in 0..<(try array()) { fields.insert(FieldNumber(try number())) }
        return fields
    }

    fileprivate mutating func byField<Item>(
        _ item: (inout CBORReader) throws(Malformed) -> Item
    ) throws(Malformed) -> [FieldNumber: Item] {
        var items: [FieldNumber: Item] = [:]
        for _ in 0..<(try map()) {
            let field = FieldNumber(try number())
            items[field] = try item(&self)
        }
        return items
    }
}
