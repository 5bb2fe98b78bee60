/// Who may hold a folder: a region, a team, one caseload; a tree of names, as in `parkstad/noord`.
public struct Scope: Hashable, Comparable, Sendable {
    /// Everybody's to read.
    public static let everybody = Scope("algemeen")!

    public let path: String

    public init?(_ path: String) {
        let names = path.split(separator: "/", omittingEmptySubsequences: false)
        guard path.utf8.count <= Limits.scopeBytes, names.allSatisfy(isPlainName) else {
            return nil
        }
        self.path = path
    }

    /// A scope covers itself and what lies below it.
    public func covers(_ other: Scope) -> Bool {
        other.path == path || other.path.hasPrefix(path + "/")
    }

    public static func < (one: Scope, other: Scope) -> Bool { one.path < other.path }
}

/// What sort of folder it is (dossier, reference list…); never changes, and decides who has which right.
public struct FolderKind: Hashable, Sendable {
    public let name: String

    public init?(_ name: String) {
        guard name.utf8.count <= Limits.scopeBytes, isPlainName(name) else { return nil }
        self.name = name
    }
}

private func isPlainName(_ name: some StringProtocol) -> Bool {
    !name.isEmpty
        && name.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                || $0 == UInt8(ascii: "-")
        }
}

extension Scope: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        guard let scope = Scope(try reader.text()) else {
            throw .unexpected("a scope is lower-case names between slashes")
        }
        self = scope
    }

    public func write(to writer: inout CBORWriter) { writer.text(path) }
}

extension FolderKind: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        guard let kind = FolderKind(try reader.text()) else {
            throw .unexpected("a kind of folder is one lower-case name")
        }
        self = kind
    }

    public func write(to writer: inout CBORWriter) { writer.text(name) }
}
