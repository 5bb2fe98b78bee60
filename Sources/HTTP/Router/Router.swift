/// One call that there is: a method, a path, and who answers it.
public struct Route<Handler: Sendable>: Sendable {
    let method: String
    let path: String
    let handler: Handler

    public init(_ method: String, _ path: String, _ handler: Handler) {
        self.method = method
        self.path = path
        self.handler = handler
    }
}

/// Finds who answers a request; it needs no socket, and knows nothing of answers.
public struct Router<Handler: Sendable>: Sendable {
    public enum Match {
        case handler(Handler)
        /// Nothing is at this path: 404.
        case nothing
        /// Something is, but not for this method: 405, with these in its `Allow`.
        case otherMethods(allowed: String)
    }

    private var handlers: [String: [String: Handler]] = [:]

    public init(_ routes: [Route<Handler>]) {
        for route in routes {
            let former = handlers[route.path, default: [:]]
                .updateValue(route.handler, forKey: route.method)
            precondition(former == nil, "A call has one handler.")
        }
    }

    /// HEAD is answered where GET is: RFC 9110, section 9.3.2.
    public func match(method: String, path: String) -> Match {
        guard let methods = handlers[path] else { return .nothing }
        if let handler = methods[method] ?? (method == "HEAD" ? methods["GET"] : nil) {
            return .handler(handler)
        }
        let allowed = Set(methods.keys).union(methods["GET"] == nil ? [] : ["HEAD"])
        return .otherMethods(allowed: allowed.sorted().joined(separator: ", "))
    }
}
