public import Replica
public import SyncProtocol

/// Registrations from a table, such as the form on the website writes: all of it fits, or none is kept.
public struct AanmeldingImport: Sendable {
    /// The columns that no question of the form knows.
    public let ignored: [String]
    /// What is wrong, line by line.
    public let faults: [Fault]
    /// The lines that fit.
    public let rows: [Row]
    /// Lines of people who are here with the same registration already.
    public let known: [Int]

    public struct Fault: Hashable, Sendable {
        public let line: Int
        public let column: String
        public let words: Words

        public var sentence: Words {
            Words(
                "regel \(line), \(column): \(words.dutch)",
                "line \(line), \(column): \(words.english)")
        }
    }

    public struct Row: Sendable {
        public let line: Int
        public let naam: String
        public let warnings: [RuleFinding]
        let form: CheckedForm
    }

    public init(_ table: CSVTable, _ context: FormContext, known registrations: Set<Registration>)
        throws(FormFaults)
    {
        let form = FormDefinition.aanmelding
        let fields = table.header.map { form.field(ofColumn: $0) }
        try Self.refuseTwice(table.header, fields)
        var faults: [Fault] = []
        var rows: [Row] = []
        var known: [Int] = []
        for row in table.rows {
            var typed: [String: String] = [:]
            var columns: [String: String] = [:]
            for (index, field) in fields.enumerated() {
                guard let field else { continue }
                typed[field.key] = row.cells[index]
                columns[field.key] = table.header[index]
            }
            do {
                let checked = try form.check(typed, in: context)
                if registrations.contains(Registration(checked)) {
                    known.append(row.line)
                } else {
                    rows.append(
                        Row(
                            line: row.line, naam: checked.text(DossierField.naam) ?? "",
                            warnings: checked.registrationWarnings(context.naslag), form: checked))
                }
            } catch {
                faults += error.faults.map {
                    Fault(line: row.line, column: columns[$0.key] ?? $0.key, words: $0.words)
                }
            }
        }
        ignored = zip(table.header, fields).filter { $0.1 == nil }.map(\.0)
        (self.faults, self.rows, self.known) = (faults, rows, known)
    }

    /// Two columns that answer one question would hide one another.
    private static func refuseTwice(_ header: [String], _ fields: [FormField?]) throws(FormFaults) {
        let columns = Dictionary(grouping: zip(header, fields)) { $0.1?.key }
        let faults = columns.compactMap { key, columns -> FormFault? in
            guard let key, columns.count > 1 else { return nil }
            let names = columns.map(\.0).joined(separator: ", ")
            return FormFault(
                key: key, label: Words(same: key),
                words: Words(
                    "deze kolommen gaan over hetzelfde: \(names)",
                    "these columns are about the same: \(names)"))
        }
        guard faults.isEmpty else { throw FormFaults(faults: faults.sorted { $0.key < $1.key }) }
    }

    /// A dossier for each line.
    public func saves(_ naslag: Naslag, newFolder: () -> FolderID) throws(Refusal) -> [Save] {
        var saves: [Save] = []
        for row in rows { saves.append(try row.form.newDossier(as: newFolder(), naslag).save) }
        return saves
    }
}

/// What tells one registration from another: who, where and when.
public struct Registration: Hashable, Sendable {
    private let naam: String
    private let gemeente: String
    private let day: Int64?

    init(_ form: CheckedForm) {
        naam = folded(form.text(DossierField.naam) ?? "")
        gemeente = form.text(AanmeldingField.gemeente) ?? ""
        day = form.whole(AanmeldingField.datum)
    }

    private init(naam: String, gemeente: String, day: Int64?) {
        self.naam = folded(naam)
        self.gemeente = gemeente
        self.day = day
    }

    /// All that are on this device.
    public static func all(on replica: Replica) throws -> Set<Registration> {
        let names = Dictionary(
            try replica.rows(of: DossierField.type, [DossierField.naam.number]) {
                ($0.folder, $0.text(0) ?? "")
            }, uniquingKeysWith: { first, _ in first })
        return Set(
            try replica.rows(
                of: AanmeldingField.type, [AanmeldingField.gemeente, .datum].map(\.number)
            ) { row in
                Registration(
                    naam: names[row.folder] ?? "", gemeente: row.text(0) ?? "", day: row.whole(1))
            })
    }
}

extension FormDefinition {
    /// The question that a column answers: by its key, its label or another name.
    func field(ofColumn title: String) -> FormField? {
        let wanted = columnName(title)
        return fields.first { field in
            ([field.key, field.label.dutch, field.label.english] + field.aliases)
                .contains { columnName($0) == wanted }
        }
    }
}

/// `De geboortedatum:` and `geboortedatum` are one column.
private func columnName(_ title: String) -> String {
    let words = folded(title).split { !$0.isLetter && !$0.isNumber }
    return (words.first == "de" || words.first == "het" ? words.dropFirst() : words[...])
        .joined(separator: " ")
}
