import Housing
import Replica
import SyncProtocol

/// Two people with a replica each, who work apart and then hand each other what they did.
struct TwoPeople {
    let anke: SomeReplica
    let bram: SomeReplica
    let folder = FolderID(high: 21, low: 12)
    static let bramsName = UserID(high: 0xb7a0_0000_0000_0000, low: 2)

    /// Both have the dossier of one person.
    init() throws {
        anke = try SomeReplica()
        bram = try SomeReplica(of: "Bram", Self.bramsName)
        _ = try anke.registered(folder, ["woonproces": "housing"])
        try hand(from: anke.replica, to: bram.replica, [folder])
    }

    /// What one does and what the other does, without sight of each other, in either order.
    func apart(
        _ order: Order, _ one: (Replica) throws -> Void, _ other: (Replica) throws -> Void
    ) throws -> [Dossier] {
        let (first, second) = order == .ankeFirst ? (anke, bram) : (bram, anke)
        try one(first.replica)
        try other(second.replica)
        try exchange()
        return try dossiers()
    }

    func exchange() throws {
        let (ankes, brams) = (anke.replica, bram.replica)
        let fromAnke = try ankes.dossierFolders()
        let fromBram = try brams.dossierFolders()
        try hand(from: ankes, to: brams, fromAnke)
        try hand(from: brams, to: ankes, fromBram)
    }

    func dossiers() throws -> [Dossier] {
        try [anke, bram].map { try $0.replica.open(folder).dossier }
    }

    enum Order: CaseIterable { case ankeFirst, bramFirst }

    private func hand(from: Replica, to: Replica, _ folders: [FolderID]) throws {
        var bytes: [UInt8]? = []
        try from.makeBundle(of: folders) { bytes! += $0 }
        _ = try to.readBundle {
            defer { bytes = nil }
            return bytes
        }
    }
}
