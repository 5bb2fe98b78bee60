internal import Replica
public import SyncProtocol

/// That this dossier goes on in another one of the same person; empty where that was taken back.
public enum VoortzettingField: UInt32, RecordField {
    case verderIn = 1

    public static var type: TypeNumber { TypeNumber(31) }
    public static var typeName: String { "voortzetting" }

    public var shape: FieldShape { .reference(.review).indexed }
}
