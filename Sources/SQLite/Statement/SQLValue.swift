/// What can be bound to a parameter.
public enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])

    public static func integer(_ value: Int) -> SQLValue { .integer(Int64(value)) }
    public static func text(orNull value: String?) -> SQLValue { value.map { .text($0) } ?? .null }
    public static func blob(orNull value: [UInt8]?) -> SQLValue { value.map { .blob($0) } ?? .null }
    public static func integer(orNull value: Int64?) -> SQLValue {
        value.map { .integer($0) } ?? .null
    }
}
