import Housing
import Replica
import SeededChance
import SyncProtocol

// Made-up people, for the screens of the tests.

extension FolderID {
    static let jansen = FolderID(high: 0x1000_0000_0000_0000, low: 1)
    static let devries = FolderID(high: 0x8000_0000_0000_0000, low: 2)
    static let smeets = FolderID(high: 0xc000_0000_0000_0000, low: 3)
}

extension Replica {
    static let today = Day("1-6-2026")!

    @discardableResult
    func register(_ folder: FolderID, _ answers: [String: String]) throws -> FolderID {
        let context = try FormContext(self, on: Self.today)
        let form = try FormDefinition.aanmelding.check(answers, in: context)
        try commit(form.newDossier(as: folder, context.naslag).save)
        return folder
    }

    /// Fills in a form for a dossier that is here.
    @discardableResult
    func fill(_ definition: FormDefinition, _ answers: [String: String] = [:], in folder: FolderID)
        throws -> Step
    {
        let opened = try open(folder)
        let context = try FormContext(self, on: Self.today)
        let form = try definition.check(answers, in: context)
        var generator = SystemRandomNumberGenerator()
        let request = try StepRequest(
            form, in: opened.dossier, opened.dossier.trajecten.last!, context,
            record: .random(using: &generator), on: self)
        let step = try request.step()
        try commit(opened.onThisVersion(step.save(in: folder)))
        return step
    }

    /// Three people of Anke's: one who waits too long, one at an intake, one who rents.
    func fillWithPeople() throws {
        let common = ["woonproces": "housing", "gemeente": "Heerlen"]
        func person(_ folder: FolderID, _ naam: String, _ datum: String) throws {
            try register(folder, common.merging(["naam": naam, "datum": datum]) { $1 })
            try fill(
                .behandeling, ["medewerker": "Anke", "rol": "consulent", "van": datum], in: folder)
        }
        try person(.jansen, "J. Jansen", "1-3-2025")
        try person(.devries, "M. de Vries", "1-4-2026")
        try person(.smeets, "A. Smeets", "1-10-2025")
        try fill(
            .letOp,
            ["soort": "hond", "tekst": "hond in de gang", "sinds": "1-3-2026"], in: .jansen)
        try fill(
            .notitie, ["tekst": "Wil graag bij de kinderen wonen.", "datum": "3-5-2026"],
            in: .jansen)
        try fill(
            .plaatsing, ["ingang": "1-3-2026", "gemeente": "Heerlen", "corporatie": "Woonpunt"],
            in: .smeets)
    }
}
