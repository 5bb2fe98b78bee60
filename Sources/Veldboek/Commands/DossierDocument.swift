internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

// One dossier for machines.

extension DossierPage {
    var json: JSON {
        [
            "dossier": .text(number.description), "folder": .text(dossier.folder.description),
            "places": .array(dossier.places.map { .text($0.path) }),
            "status": .text(dossier.status(on: today).rawValue),
            "facts": dossier.facts?.json ?? .null, "texts": texts.json,
            "letop": .array(dossier.all(LetOpField.self).map(\.json)),
            "trajecten": .array(dossier.trajecten.map(json)),
            "notities": .array(dossier.notities.map(\.json)),
            "intakes": .array(dossier.intakes.map(\.json)),
            "plaatsingen": .array(dossier.plaatsingen.map(json)),
        ]
    }

    private func json(_ placement: ShownRecord) -> JSON {
        placement.json.merging([
            "controlemomenten": .array(dossier.controlemomenten(of: placement).map(\.json))
        ])
    }

    /// The records of a traject by the names of their types, but for those that stand beside it.
    private func json(_ traject: Traject) -> JSON {
        let feiten = traject.feiten
        var pairs: [String: JSON] = [
            "nummer": .number(traject.nummer),
            "status": .text(feiten.status(on: today).rawValue),
            "woonproces": JSON(feiten.woonproces?.word),
            "flags": .array(
                TrajectFlag.allCases.filter(feiten.flags.contains).map { .text($0.rawValue) }),
            "warnings": .array(naslag.findings(feiten, on: today).map(\.json)),
            "aanmelding": traject.aanmelding?.json ?? .null,
            "screening": traject.screening?.json ?? .null,
        ]
        for type in HousingSchema.dossierTypes where !Self.besides.contains(type) {
            pairs[HousingSchema.typeName(type)] = .array(traject.records(of: type).map(\.json))
        }
        return (traject.facts?.json ?? .null).merging(.object(pairs))
    }

    private static let besides: Set = [
        DossierField.type, TrajectField.type, LetOpField.type, AanmeldingField.type,
        ScreeningField.type, NotitieField.type, IntakeField.type, PlaatsingField.type,
        ControlemomentField.type,
    ]
}
