public import Replica
public import SyncProtocol

/// Which dossiers go on in which other ones: aliases, that can be taken back.
public struct Voortzettingen: Sendable {
    private let next: [FolderID: FolderID]
    private var former: [FolderID: [FolderID]] = [:]

    public init(_ next: [FolderID: FolderID]) {
        self.next = next
        for folder in next.keys.sorted() {
            let last = self.last(of: folder)
            if last != folder { former[last, default: []].append(folder) }
        }
    }

    /// The dossier in which one goes on, over as many steps as it takes; itself where it does not.
    ///
    /// Two people apart may have let two dossiers go on in each other: then it is the lesser identifier.
    public func last(of folder: FolderID) -> FolderID {
        var visited = [folder]
        while let following = next[visited.last!] {
            if let start = visited.firstIndex(of: following) { return visited[start...].min()! }
            visited.append(following)
        }
        return visited.last!
    }

    /// The dossiers that go on in this one.
    public func former(of folder: FolderID) -> [FolderID] { former[folder] ?? [] }

    public var all: [FolderID] { next.keys.sorted() }
}

extension Replica {
    public func voortzettingen() throws -> Voortzettingen {
        var next: [FolderID: FolderID] = [:]
        for record in try records(of: VoortzettingField.type)
        where record.key.record == .voortzetting(of: record.folder) {
            guard let folder = record.reference(VoortzettingField.verderIn),
                folder.bytes != record.folder.bytes
            else { continue }
            next[record.folder] = FolderID(folder.bytes)
        }
        return Voortzettingen(next)
    }
}

extension RecordID {
    /// Whether, and where, a dossier goes on.
    static func voortzetting(of folder: FolderID) -> RecordID {
        RecordID(derivedFrom: Array("veldboek voortzetting".utf8), folder.bytes)
    }

    /// What was decided of two dossiers; the same from both sides.
    static func dubbel(_ one: FolderID, _ other: FolderID) -> RecordID {
        let (first, second) = one < other ? (one, other) : (other, one)
        return RecordID(
            derivedFrom: Array("veldboek dubbel".utf8), first.bytes, second.bytes)
    }
}
