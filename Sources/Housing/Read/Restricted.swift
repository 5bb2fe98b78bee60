public import Replica
public import SyncProtocol

// The part of a dossier that few may see: a folder of its own, linked from the dossier.

extension RecordID {
    /// The one record of a restricted part.
    public static func justitieel(_ folder: FolderID) -> RecordID {
        RecordID(derivedFrom: Array("veldboek justitieel".utf8), folder.bytes)
    }
}

extension Scope {
    /// Where the restricted part of a dossier that lies here belongs.
    public var restricted: Scope { Scope("justitieel/\(path)")! }
}

extension Dossier {
    /// The linked folders; more than one where two people made it apart.
    var linkedFolders: [FolderID] {
        let field = DossierField.justitieel.of(.dossier(folder))
        let shown = facts?.values[DossierField.justitieel.number]
        let sides = conflict(about: field)?.sides.compactMap { side in
            if case .value(let value) = side.choice { value } else { nil }
        }
        return ((sides ?? []) + [shown].compactMap(\.self)).compactMap { value in
            if case .bytes(let bytes) = value { FolderID(bytes) } else { nil }
        }
    }
}

extension Replica {
    /// The restricted parts that say themselves whose they are; a link alone could name any folder.
    public func restrictedParts(of dossier: FolderID) throws -> [FolderID] {
        try rows(
            of: JustitieelField.type, [],
            where: [.equal(JustitieelField.dossier.number, .bytes(dossier.bytes))], \.folder
        ).filter { try kind(of: $0) == .justitieel }.sorted()
    }

    /// Those, and what the dossier links to: it may not be on this device.
    public func restrictedFolders(of dossier: FolderID) throws -> [FolderID] {
        let parts = try restrictedParts(of: dossier)
        return try parts + open(dossier).dossier.linkedFolders.filter { !parts.contains($0) }
    }
}

// For who may see it.

extension Replica {
    /// What is on this device of the restricted part of a dossier; nil where nothing is.
    public func restrictedRecord(of dossier: FolderID) throws -> ShownRecord? {
        guard let part = try restrictedParts(of: dossier).first else { return nil }
        return try record(JustitieelField.key(.justitieel(part)), in: part)
    }

    /// Whether who works here may see the restricted part of what lies in one of these places, and make it.
    public func mayRestrict(in places: [Scope]) throws -> Bool {
        let scopes = try grants().map(\.scope)
        return places.contains { place in scopes.contains { $0.covers(place.restricted) } }
    }
}
