public import SyncProtocol

// Identifiers that every device computes alike, so that two who log one thing apart meet in one record.

private func label(_ text: String) -> [UInt8] { Array("veldboek \(text)".utf8) }

extension RecordID {
    /// The one record with the facts of a dossier.
    public static func dossier(_ folder: FolderID) -> RecordID {
        RecordID(derivedFrom: label("dossier"), folder.bytes)
    }

    /// The how-manieth start of rent in a dossier.
    public static func plaatsing(_ number: Int64, in folder: FolderID) -> RecordID {
        RecordID(
            derivedFrom: label("plaatsing"), folder.bytes,
            bigEndianBytes(UInt64(bitPattern: number)))
    }

    /// One of the four control moments of a placement.
    public static func controlemoment(_ number: Int64, of plaatsing: RecordID) -> RecordID {
        RecordID(
            derivedFrom: label("controlemoment"), plaatsing.bytes,
            bigEndianBytes(UInt64(bitPattern: number)))
    }

    /// The record that names a user.
    public static func medewerker(_ user: UserID) -> RecordID { RecordID(user.bytes)! }
}

extension FolderID {
    /// The one folder that names all users.
    public static let personeel = FolderID(derivedFrom: label("personeel"))
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
