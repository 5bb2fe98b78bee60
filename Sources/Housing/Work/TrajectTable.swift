public import Replica
public import SyncProtocol

/// What happened on many trajecten, read from the tables in a few queries and not dossier by dossier.
public struct TrajectTable: Sendable {
    public private(set) var trajecten: [Entry] = []
    private var places: [RecordID: Int] = [:]

    public struct Entry: Sendable {
        public let record: RecordID
        public let folder: FolderID
        /// Within its dossier.
        public let number: Int64
        public fileprivate(set) var feiten = TrajectFeiten()
    }

    /// The trajecten of folders under conditions that hold for every type of record.
    public init(_ replica: Replica, where conditions: [RowCondition] = []) throws {
        let reader = Reader(replica: replica, conditions: conditions)
        try readTrajecten(reader)
        let contested = try replica.contested(
            TrajectField.verloop.number, of: TrajectField.type)
        for (_, record) in contested {
            guard let place = places[record] else { continue }
            trajecten[place].feiten.isContested = true
            trajecten[place].feiten.flags.insert(.conflict)
        }
        try readRegistration(reader)
        try readWay(reader)
        try readEnd(reader)
    }

    public subscript(traject: RecordID) -> TrajectFeiten? {
        places[traject].map { trajecten[$0].feiten }
    }

    /// The place in the list of the last traject of each dossier.
    var last: [FolderID: Int] {
        var last = Dictionary<FolderID, Int>(minimumCapacity: trajecten.count)
        for place in trajecten.indices {
            if let known = last[trajecten[place].folder],
                trajecten[known].number > trajecten[place].number
            {
                continue
            }
            last[trajecten[place].folder] = place
        }
        return last
    }

    /// Rows of one type, each with the traject that it refers to by its first field.
    fileprivate struct Reader {
        let replica: Replica
        let conditions: [RowCondition]

        func each<Fields: RecordField>(
            _ traject: Fields, _ fields: Fields..., body: (ShownRow) -> Void
        ) throws {
            try replica.eachRow(
                of: Fields.type, ([traject] + fields).map(\.number), where: conditions, body)
        }
    }

    /// What refers to a traject that is not here belongs to none.
    private mutating func note(_ row: ShownRow, _ body: (inout TrajectFeiten) -> Void) {
        guard let place = places[row.traject(0)] else { return }
        body(&trajecten[place].feiten)
    }

    private mutating func readTrajecten(_ reader: Reader) throws {
        try reader.each(TrajectField.nummer, .verloop, .verkorteToeleiding, .begeleidingGevraagd) {
            row in
            var entry = Entry(record: row.record, folder: row.folder, number: row.whole(0) ?? 1)
            entry.feiten.verloop = row.whole(1).flatMap(Verloop.init) ?? .loopt
            if row.whole(2) == JaNee.ja.rawValue {
                entry.feiten.verkorteToeleiding = true
                entry.feiten.flags.insert(.verkorteToeleiding)
            }
            if row.whole(3) == JaNee.ja.rawValue { entry.feiten.flags.insert(.begeleiding) }
            places[entry.record] = trajecten.count
            trajecten.append(entry)
        }
    }

    private mutating func readRegistration(_ reader: Reader) throws {
        try reader.each(
            AanmeldingField.traject, .datum, .aanmelder, .gemeente, .woonproces, .herkomst
        ) { row in
            note(row) { feiten in
                feiten.aangemeld = row.day(1)
                feiten.aanmelder = row.text(2)
                feiten.gemeente = row.text(3)
                feiten.woonproces = row.whole(4).flatMap(Woonproces.init)
                feiten.herkomst = row.whole(5).flatMap(Herkomst.init)
            }
        }
        try reader.each(ScreeningField.traject, .datum, .woonproces) { row in
            note(row) { feiten in
                feiten.gescreend = row.day(1)
                feiten.woonproces = row.whole(2).flatMap(Woonproces.init) ?? feiten.woonproces
            }
        }
        try reader.each(WoonblokkadeField.traject, .opgehevenOp) { row in
            note(row) { feiten in
                if row.whole(1) == nil { feiten.flags.insert(.woonblokkade) }
            }
        }
        try readIntakes(reader)
    }

    private mutating func readIntakes(_ reader: Reader) throws {
        var leading: [RecordID: (isMarked: Bool, day: Int64, record: RecordID)] = [:]
        try reader.each(IntakeField.traject, .datum, .gepland, .leidend) { row in
            note(row) { feiten in
                if let planned = row.day(2) {
                    feiten.intakeGepland = [feiten.intakeGepland, planned].compactMap(\.self).min()
                }
                guard let day = row.whole(1) else { return }
                let traject = row.traject(0)
                let this = (row.whole(3) == JaNee.ja.rawValue, day, row.record)
                if let known = leading[traject],
                    (known.isMarked ? 0 : 1, known.day, known.record) < (
                        this.0 ? 0 : 1, day, this.2
                    )
                {
                    return
                }
                leading[traject] = this
                feiten.intake = Day(number: day)
            }
        }
    }

    private mutating func readWay(_ reader: Reader) throws {
        try reader.each(CorporatieaanmeldingField.traject, .datum) { row in
            note(row) { feiten in
                if let day = row.day(1) { feiten.corporaties.append(day) }
            }
        }
        try reader.each(AanbodField.traject, .datum, .uitkomst, .passend) { row in
            note(row) { feiten in
                if row.whole(2) != AanbodUitkomst.geweigerd.rawValue { feiten.isAangeboden = true }
                if row.whole(3) != JaNee.nee.rawValue, let day = row.day(1) {
                    feiten.fittingOffers.append(day)
                }
            }
        }
        try reader.each(PlaatsingField.traject, .ingangHuur, .gemeente, .woonproces) { row in
            note(row) { feiten in
                guard let day = row.day(1) else { return }
                feiten.plaatsingen.append(
                    TrajectFeiten.Start(
                        ingang: day, gemeente: row.text(2),
                        woonproces: row.whole(3).flatMap(Woonproces.init)))
            }
        }
    }

    private mutating func readEnd(_ reader: Reader) throws {
        try reader.each(AfsluitingField.traject, .datum, .uitkomst) { row in
            note(row) { feiten in
                guard let day = row.day(1),
                    row.whole(2).flatMap(Afsluituitkomst.init)?.verloop == feiten.verloop
                else { return }
                feiten.afgesloten = [feiten.afgesloten, day].compactMap(\.self).max()
            }
        }
        try reader.each(HeropeningField.traject, .datum) { row in
            note(row) { feiten in
                feiten.heropend = [feiten.heropend, row.day(1)].compactMap(\.self).max()
                if !feiten.isClosed { feiten.flags.insert(.heropend) }
            }
        }
        try reader.each(DuurzaamheidsmetingField.traject, .datum) { row in
            note(row) { feiten in
                feiten.gemeten = [feiten.gemeten, row.day(1)].compactMap(\.self).max()
            }
        }
        try reader.each(KlachtField.traject, .afgehandeldOp) { row in
            note(row) { feiten in
                if row.whole(1) == nil { feiten.flags.insert(.klacht) }
            }
        }
    }
}

extension ShownRow {
    func day(_ index: Int) -> Day? { whole(index).flatMap { Day(number: $0) } }

    /// A record that names no traject belongs to the first.
    func traject(_ index: Int) -> RecordID { reference(index) ?? .traject(1, in: folder) }
}
