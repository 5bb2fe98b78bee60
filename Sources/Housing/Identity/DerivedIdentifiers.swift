public import SyncProtocol

// Identifiers that every device computes alike, so that two who log one thing apart meet in one record.

private func label(_ text: String) -> [UInt8] { Array("veldboek \(text)".utf8) }

extension RecordID {
    /// The one record with the facts of a dossier.
    public static func dossier(_ folder: FolderID) -> RecordID {
        RecordID(derivedFrom: label("dossier"), folder.bytes)
    }

    /// The how-manieth traject of a person.
    public static func traject(_ number: Int64, in folder: FolderID) -> RecordID {
        RecordID(
            derivedFrom: label("traject"), folder.bytes,
            bigEndianBytes(UInt64(bitPattern: number)))
    }

    /// The one registration that a traject begins with.
    public static func aanmelding(of traject: RecordID) -> RecordID {
        RecordID(derivedFrom: label("aanmelding"), traject.bytes)
    }

    /// The one screening of a traject.
    public static func screening(of traject: RecordID) -> RecordID {
        RecordID(derivedFrom: label("screening"), traject.bytes)
    }

    /// The how-manieth start of rent of a traject.
    public static func plaatsing(_ number: Int64, of traject: RecordID) -> RecordID {
        RecordID(
            derivedFrom: label("plaatsing"), traject.bytes,
            bigEndianBytes(UInt64(bitPattern: number)))
    }

    /// One of the four control moments of a placement.
    public static func controlemoment(_ number: Int64, of plaatsing: RecordID) -> RecordID {
        RecordID(
            derivedFrom: label("controlemoment"), plaatsing.bytes,
            bigEndianBytes(UInt64(bitPattern: number)))
    }

    /// What is billed or claimed once for a traject.
    public static func declaratie(_ soort: Declaratiesoort, of traject: RecordID) -> RecordID {
        RecordID(
            derivedFrom: label("declaratie"), traject.bytes,
            bigEndianBytes(UInt64(bitPattern: soort.rawValue)))
    }

    /// A line of a list by what tells it from the others.
    static func naslag(_ list: String, _ key: [String]) -> RecordID {
        let parts = key.map { RecordID(derivedFrom: Array($0.utf8)).bytes }
        return RecordID(derivedFrom: label("naslag"), Array(list.utf8), parts.flatMap { $0 })
    }

    /// A note that came from another dossier, whoever moved it.
    static func moved(_ note: RecordID, from folder: FolderID) -> RecordID {
        RecordID(derivedFrom: label("verplaatst"), folder.bytes, note.bytes)
    }

    /// What a moved note leaves behind, one for each dossier that it went to.
    static func trace(of note: RecordID, to folder: FolderID) -> RecordID {
        RecordID(derivedFrom: label("verplaatsing"), note.bytes, folder.bytes)
    }

    /// What one look wrote about the dossiers of one place.
    static func part(of entry: RecordID, in place: Scope) -> RecordID {
        RecordID(derivedFrom: label("plaats"), entry.bytes, Array(place.path.utf8))
    }

    /// A further part of an entry that is too long for one record.
    static func piece(_ index: Int, of entry: RecordID) -> RecordID {
        RecordID(derivedFrom: label("deel"), entry.bytes, bigEndianBytes(UInt64(index)))
    }

    /// The record that names a user.
    public static func medewerker(_ user: UserID) -> RecordID { RecordID(user.bytes)! }
}

extension FolderID {
    /// The one folder that names all users.
    public static let personeel = FolderID(derivedFrom: label("personeel"))
    /// The one folder with the lists that all look things up in.
    public static let naslag = FolderID(derivedFrom: label("naslag"))

    /// The access log of a device about one place, in the month of a day: no two devices share one.
    static func toegangslog(
        of site: SiteID, in day: Day, _ place: Scope, part: UInt64
    ) -> FolderID {
        let (year, month, _) = day.yearMonthDay
        return FolderID(
            derivedFrom: label("toegangslog"), site.bytes,
            bigEndianBytes(UInt64(year * 12 + month)), Array(place.path.utf8), bigEndianBytes(part))
    }
}

/// A conflict by a short name that stays the same as long as it is open.
public struct ConflictID: Hashable, Sendable, CustomStringConvertible {
    /// Begins with a letter, so that it is never taken for the number in a list.
    public let description: String

    init(_ folder: FolderID, _ parts: [[UInt8]]) {
        let hash = RecordID(
            derivedFrom: label("conflict"), folder.bytes, parts.flatMap { $0 })
        description = "c" + hexadecimal(hash.bytes.prefix(4))
    }
}
