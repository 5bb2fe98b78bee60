internal import Foundation
public import Replica

/// Where a hub is found: https anywhere, http on this machine only.
public struct HubAddress: Hashable, Sendable, CustomStringConvertible {
    private static let loopbackHosts: Set<String> = ["localhost", "127.0.0.1", "::1", "[::1]"]

    /// As it was typed, without a slash at its end.
    public let description: String
    let components: URLComponents

    public init(_ typed: String) throws(HubUnreachable) {
        var text = typed
        while text.hasSuffix("/") { text.removeLast() }
        guard let components = URLComponents(string: text), let host = components.host,
            !host.isEmpty, components.query == nil, components.fragment == nil
        else { throw .addressMalformed(typed) }
        switch components.scheme {
        case "https": break
        case "http" where Self.loopbackHosts.contains(host): break
        case "http":
            throw .notSecure(host: host)
        default:
            throw .addressMalformed(typed)
        }
        description = text
        self.components = components
    }

    func url(path: String, query: [String: String]) -> URL? {
        var components = components
        components.path += path
        if !query.isEmpty {
            components.queryItems = query.sorted { $0.key < $1.key }.map {
                URLQueryItem(name: $0.key, value: $0.value)
            }
        }
        return components.url
    }
}
