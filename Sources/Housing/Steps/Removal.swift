public import Replica
internal import SyncProtocol

// A part of a dossier is taken away, with a reason.

extension Dossier {
    /// Takes a record away; someone who edits it meanwhile brings it back.
    public func removing(_ record: ShownRecord, reason: String) throws(Refusal) -> Save {
        let reason = trimmed(reason)
        guard !reason.isEmpty else {
            throw Refusal("verwijderen heeft een reden nodig", "removing needs a reason")
        }
        guard reason.utf8.count <= Limits.reasonBytes else {
            throw Refusal(
                "de reden is te lang (hooguit \(Limits.reasonBytes) bytes)",
                "the reason is too long (at most \(Limits.reasonBytes) bytes)")
        }
        guard Self.removable.contains(record.key.type) else {
            throw Refusal(
                "dit hoort bij het dossier zelf en wordt niet verwijderd",
                "this belongs to the dossier itself and is not removed")
        }
        return Save(folder: folder, operations: [.delete(record.key, reason: reason)])
    }

    /// All but what others of a dossier stand on.
    private static let removable = Set(HousingSchema.dossierTypes).subtracting([
        DossierField.type, TrajectField.type, AanmeldingField.type, PlaatsingField.type,
        ControlemomentField.type,
    ])

    /// A record of any type by the beginning of its identifier.
    public func record(_ typed: String) throws(HousingError) -> ShownRecord {
        try records.one(typed, called: "onderdeel")
    }
}
