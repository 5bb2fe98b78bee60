internal import Replica
public import SyncProtocol

// Who decides for the office.

extension Grant {
    private static let officeRoles: Set = ["kantoor", "beheerder"]

    public var isOfOffice: Bool { Self.officeRoles.contains(role) }
}

extension StepRequest {
    /// The role in which who works here decides for the office where the dossier lies.
    func officeRole(_ what: Words) throws(Refusal) -> String {
        let roles = context.grants
            .filter { grant in
                grant.isOfOffice && dossier.places.contains(where: grant.scope.covers)
            }.map(\.role)
        guard let role = roles.min() else {
            throw Refusal(
                "over \(what.dutch) besluit het kantoor", "the office decides about \(what.english)"
            )
        }
        return role
    }
}
