public import Replica
public import SyncProtocol

/// What a form is filled in for: the dossier, the traject, and who does it when.
public struct StepRequest: Sendable {
    public let form: CheckedForm
    public let dossier: Dossier
    public let traject: Traject
    public let context: FormContext
    /// The record that it makes, where that is not computed.
    public let record: RecordID
    /// The record that it changes; nil where it makes one.
    public let changed: ShownRecord?
    /// How many were placed where and when a placement is to be, before it.
    public let geplaatst: PlaatsingVoorstel.Geplaatst

    public init(
        _ form: CheckedForm, in dossier: Dossier, _ traject: Traject, _ context: FormContext,
        record: RecordID, changes: ShownRecord? = nil, on replica: Replica
    ) throws {
        self.form = form
        self.dossier = dossier
        self.traject = traject
        self.context = context
        self.record = record
        changed = changes
        geplaatst = try Self.placed(form, context.naslag, replica)
    }

    private static func placed(_ form: CheckedForm, _ naslag: Naslag, _ replica: Replica) throws
        -> PlaatsingVoorstel.Geplaatst
    {
        guard let year = form.day(PlaatsingField.ingangHuur)?.year,
            let gemeente = form.text(PlaatsingField.gemeente).flatMap(naslag.gemeente)
        else { return .init(inGemeente: 0, inRegio: 0) }
        return try replica.placed(in: gemeente, year: year, naslag)
    }

    var naslag: Naslag { context.naslag }
    var feiten: TrajectFeiten { traject.feiten }
    var regio: Regio? { feiten.gemeente.flatMap(naslag.gemeente)?.regio }
}

/// What a form comes to: operations in the dossier, the record that they are about, and warnings.
public struct Step: Sendable {
    public let record: RecordID
    public let operations: [Operation]
    public let warnings: [RuleFinding]

    init(_ record: RecordID, _ operations: [Operation], warnings: [RuleFinding] = []) {
        self.record = record
        self.operations = operations
        self.warnings = warnings
    }

    public func save(in folder: FolderID) -> Save { Save(folder: folder, operations: operations) }
}

extension StepRequest {
    /// Refused by a rule or because the step makes no sense here; else nothing stands in its way.
    public func step() throws(Refusal) -> Step {
        let step = try form.definition.step(self)
        guard !step.operations.isEmpty else {
            throw Refusal("er is niets veranderd", "nothing was changed")
        }
        return step
    }

    /// A step onwards says that the traject goes on, so that an end decided apart is seen.
    ///
    /// While going on and ending are a conflict it decides nothing.
    var goesOn: [Operation] {
        traject.isContested
            ? [] : [TrajectField.verloop.write(Verloop.loopt.value, on: traject.record)]
    }

    /// A traject that has ended is opened again first.
    func mustRun() throws(Refusal) {
        guard feiten.isClosed else { return }
        throw Refusal(
            "dit traject is \(feiten.verloop.label); heropen het eerst",
            "this traject has ended (\(feiten.verloop.label)); reopen it first")
    }

    /// Nothing on a traject happened before its registration.
    func mustFollowRegistration(_ day: Day?, _ what: Words) throws(Refusal) {
        guard let day, let start = feiten.aangemeld, day < start else { return }
        throw Refusal(
            "\(what.dutch) op \(day) is voor de aanmelding van \(start)",
            "\(what.english) on \(day) is before the registration of \(start)")
    }

    /// The answers on a new record of this traject, or what they change in one that is there.
    func writes<Fields: RecordField>(_ fields: Fields.Type, _ traject: Fields) -> [Operation] {
        if let changed { return form.changes(fields, of: changed) }
        return [traject.write(self.traject.record.value, on: record)]
            + form.writes(fields, on: record)
    }

    var written: RecordID { changed?.key.record ?? record }
}
