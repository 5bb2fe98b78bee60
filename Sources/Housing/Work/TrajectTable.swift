public import Replica
public import SyncProtocol

/// What happened on many trajecten, read from the tables in a few queries and not dossier by dossier.
public struct TrajectTable: Sendable {
    public private(set) var feiten: [RecordID: TrajectFeiten] = [:]
    public private(set) var folders: [RecordID: FolderID] = [:]
    /// The number of each traject within its dossier.
    public private(set) var numbers: [RecordID: Int64] = [:]

    /// The trajecten of folders under conditions that hold for every type of record.
    public init(_ replica: Replica, where conditions: [RowCondition] = []) throws {
        let reader = Reader(replica: replica, conditions: conditions)
        try readTrajecten(reader)
        for conflict in try replica.conflicts() {
            guard case .field(let field) = conflict.subject,
                field == TrajectField.verloop.of(field.key.record)
            else { continue }
            feiten[field.key.record]?.isContested = true
            feiten[field.key.record]?.flags.insert(.conflict)
        }
        try readRegistration(reader)
        try readWay(reader)
        try readEnd(reader)
    }

    /// The last traject of each dossier.
    public var last: [FolderID: RecordID] {
        var last: [FolderID: RecordID] = [:]
        for (record, folder) in folders {
            guard let known = last[folder] else {
                last[folder] = record
                continue
            }
            if (numbers[known] ?? 0) < (numbers[record] ?? 0) { last[folder] = record }
        }
        return last
    }

    /// Rows of one type, each with the traject that it refers to by its first field.
    fileprivate struct Reader {
        let replica: Replica
        let conditions: [RowCondition]

        func rows<Fields: RecordField>(_ traject: Fields, _ fields: Fields...) throws -> [ShownRow]
        {
            try replica.rows(
                of: Fields.type, ([traject] + fields).map(\.number), where: conditions)
        }
    }

    private mutating func each(
        _ rows: [ShownRow], _ body: (inout TrajectFeiten, ShownRow) -> Void
    ) {
        for row in rows {
            let traject = row.reference(0) ?? .traject(1, in: row.folder)
            // What refers to a traject that is not here belongs to none.
            guard feiten[traject] != nil else { continue }
            body(&feiten[traject]!, row)
        }
    }

    private mutating func readTrajecten(_ reader: Reader) throws {
        feiten.reserveCapacity(20_000)
        folders.reserveCapacity(20_000)
        for row in try reader.rows(
            TrajectField.nummer, .verloop, .verkorteToeleiding, .begeleidingGevraagd)
        {
            var one = TrajectFeiten()
            one.verloop = row.whole(1).flatMap(Verloop.init) ?? .loopt
            one.verkorteToeleiding = row.whole(2) == JaNee.ja.rawValue
            if one.verkorteToeleiding { one.flags.insert(.verkorteToeleiding) }
            if row.whole(3) == JaNee.ja.rawValue { one.flags.insert(.begeleiding) }
            feiten[row.record] = one
            folders[row.record] = row.folder
            numbers[row.record] = row.whole(0) ?? 1
        }
    }

    private mutating func readRegistration(_ reader: Reader) throws {
        each(
            try reader.rows(
                AanmeldingField.traject, .datum, .aanmelder, .gemeente, .woonproces, .herkomst)
        ) { feiten, row in
            feiten.aangemeld = row.day(1)
            feiten.aanmelder = row.text(2)
            feiten.gemeente = row.text(3)
            feiten.woonproces = row.whole(4).flatMap(Woonproces.init)
            feiten.herkomst = row.whole(5).flatMap(Herkomst.init)
        }
        each(try reader.rows(ScreeningField.traject, .datum, .woonproces)) { feiten, row in
            feiten.gescreend = row.day(1)
            feiten.woonproces = row.whole(2).flatMap(Woonproces.init) ?? feiten.woonproces
        }
        each(try reader.rows(WoonblokkadeField.traject, .opgehevenOp)) { feiten, row in
            if row.whole(1) == nil { feiten.flags.insert(.woonblokkade) }
        }
        try readIntakes(reader)
    }

    private mutating func readIntakes(_ reader: Reader) throws {
        var leading: [RecordID: (isMarked: Bool, day: Int64, record: RecordID)] = [:]
        each(try reader.rows(IntakeField.traject, .datum, .gepland, .leidend)) { feiten, row in
            if let planned = row.day(2) {
                feiten.intakeGepland = [feiten.intakeGepland, planned].compactMap(\.self).min()
            }
            guard let day = row.whole(1) else { return }
            let traject = row.reference(0) ?? .traject(1, in: row.folder)
            let this = (row.whole(3) == JaNee.ja.rawValue, day, row.record)
            if let known = leading[traject],
                (known.isMarked ? 0 : 1, known.day, known.record) < (this.0 ? 0 : 1, day, this.2)
            {
                return
            }
            leading[traject] = this
            feiten.intake = Day(number: day)
        }
    }

    private mutating func readWay(_ reader: Reader) throws {
        each(try reader.rows(CorporatieaanmeldingField.traject, .datum)) { feiten, row in
            if let day = row.day(1) { feiten.corporaties.append(day) }
        }
        each(try reader.rows(AanbodField.traject, .datum, .uitkomst, .passend)) { feiten, row in
            if row.whole(2) != AanbodUitkomst.geweigerd.rawValue { feiten.isAangeboden = true }
            if row.whole(3) != JaNee.nee.rawValue, let day = row.day(1) {
                feiten.fittingOffers.append(day)
            }
        }
        each(try reader.rows(PlaatsingField.traject, .ingangHuur, .gemeente, .woonproces)) {
            feiten, row in
            guard let day = row.day(1) else { return }
            feiten.plaatsingen.append(
                TrajectFeiten.Start(
                    ingang: day, gemeente: row.text(2),
                    woonproces: row.whole(3).flatMap(Woonproces.init)))
        }
    }

    private mutating func readEnd(_ reader: Reader) throws {
        each(try reader.rows(AfsluitingField.traject, .datum, .uitkomst)) { feiten, row in
            guard let day = row.day(1),
                row.whole(2).flatMap(Afsluituitkomst.init)?.verloop == feiten.verloop
            else { return }
            feiten.afgesloten = [feiten.afgesloten, day].compactMap(\.self).max()
        }
        each(try reader.rows(HeropeningField.traject, .datum)) { feiten, row in
            feiten.heropend = [feiten.heropend, row.day(1)].compactMap(\.self).max()
            if !feiten.isClosed { feiten.flags.insert(.heropend) }
        }
        each(try reader.rows(DuurzaamheidsmetingField.traject, .datum)) { feiten, row in
            feiten.gemeten = [feiten.gemeten, row.day(1)].compactMap(\.self).max()
        }
        each(try reader.rows(KlachtField.traject, .afgehandeldOp)) { feiten, row in
            if row.whole(1) == nil { feiten.flags.insert(.klacht) }
        }
    }
}

extension ShownRow {
    func day(_ index: Int) -> Day? { whole(index).flatMap { Day(number: $0) } }

    func user(_ index: Int) -> UserID? {
        if case .bytes(let bytes) = values[index] { UserID(bytes) } else { nil }
    }
}
