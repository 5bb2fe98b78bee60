/// Bytes that are not what the protocol says; whoever sent them gets a refusal, and nothing is kept.
public enum Malformed: Error, Equatable, Sendable {
    case truncated
    case notShortest
    case indefiniteLength
    case keysOutOfOrder
    case badUTF8
    case tooDeep
    case trailingBytes
    case outsideProfile
    case unexpected(String)
    case overLimit(String)
}

extension Malformed: CustomStringConvertible {
    public var description: String {
        switch self {
        case .truncated: "the bytes end too early"
        case .notShortest: "a number is not in its shortest form"
        case .indefiniteLength: "an indefinite length is not allowed"
        case .keysOutOfOrder: "the keys of a map are not sorted, or one is repeated"
        case .badUTF8: "a text is not UTF-8"
        case .tooDeep: "the nesting is too deep"
        case .trailingBytes: "bytes follow after the end"
        case .outsideProfile: "a kind of value that the protocol does not use"
        case .unexpected(let what): "unexpected: \(what)"
        case .overLimit(let what): "over a limit: \(what)"
        }
    }
}
