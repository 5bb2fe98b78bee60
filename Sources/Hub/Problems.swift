internal import HTTP
internal import SyncProtocol

/// Why a call could not be answered as asked.
struct Refusal: Error {
    let problem: Problem
    let detail: String
    let retryAfterSeconds: Int?
    let allow: String?

    init(
        _ problem: Problem, _ detail: String, retryAfterSeconds: Int? = nil, allow: String? = nil
    ) {
        self.problem = problem
        self.detail = detail
        self.retryAfterSeconds = retryAfterSeconds
        self.allow = allow
    }

    /// A problem document (RFC 9457); `code` is for machines, `detail` for people.
    var response: Response {
        var document = JSONLine()
        document.add("type", "urn:veldboek:\(problem.rawValue)")
        document.add("code", problem.rawValue)
        document.add("status", Int64(problem.status))
        document.add("detail", detail)
        var headers: Headers = ["Content-Type": "application/problem+json"]
        headers["Retry-After"] = retryAfterSeconds.map { String($0) }
        headers["Allow"] = allow
        return Response(
            status: problem.status, headers: headers, body: Array(document.text.utf8))
    }
}
