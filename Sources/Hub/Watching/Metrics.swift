internal import HTTP

/// Counts of what was asked and answered, in the text format of Prometheus.
struct Metrics {
    /// Below the first a person notices nothing; above the last he gives up.
    static let secondsBounds = [0.001, 0.005, 0.025, 0.1, 0.5, 2.5]

    private struct Asked: Hashable, Comparable {
        let call: String
        let status: Int

        static func < (one: Asked, other: Asked) -> Bool {
            (one.call, one.status) < (other.call, other.status)
        }
    }

    private struct Unheard: Hashable, Comparable {
        let status: Int
        let reason: String

        static func < (one: Unheard, other: Unheard) -> Bool {
            (one.status, one.reason) < (other.status, other.reason)
        }
    }

    private var requests: [Asked: Int] = [:]
    private var refusals: [String: Int] = [:]
    private var unheard: [Unheard: Int] = [:]
    private var within = [Int](repeating: 0, count: secondsBounds.count)
    private var nanoseconds: Int64 = 0
    private var count = 0
    private var bytesIn = 0
    private var bytesOut = 0

    /// `call` is one of the known ones, so that what clients make up is not counted apart.
    mutating func count(_ record: RequestRecord, call: String) {
        requests[Asked(call: call, status: record.status), default: 0] += 1
        if let refusal = record.refusal { refusals[refusal, default: 0] += 1 }
        let seconds = Double(record.nanoseconds) / 1e9
        for (index, bound) in Self.secondsBounds.enumerated() where seconds <= bound {
            within[index] += 1
        }
        nanoseconds += record.nanoseconds
        count += 1
        bytesIn += record.bytesIn
        bytesOut += record.bytesOut
    }

    mutating func count(_ refusal: HTTP.Refusal) {
        unheard[Unheard(status: refusal.status, reason: refusal.reason), default: 0] += 1
    }

    func write(to text: inout MetricsText) {
        text.family("loket_requests_total", "counter", "Requests that were answered.")
        for (asked, count) in requests.sorted(by: { $0.key < $1.key }) {
            text.sample(
                "loket_requests_total", count, ["call": asked.call, "status": "\(asked.status)"])
        }
        text.family("loket_refusals_total", "counter", "Requests that got a problem, by its code.")
        for (code, count) in refusals.sorted(by: { $0.key < $1.key }) {
            text.sample("loket_refusals_total", count, ["code": code])
        }
        text.family(
            "loket_http_refusals_total", "counter",
            "Requests that HTTP itself refused, which no call saw.")
        for (unheard, count) in unheard.sorted(by: { $0.key < $1.key }) {
            text.sample(
                "loket_http_refusals_total", count,
                ["status": "\(unheard.status)", "reason": unheard.reason])
        }
        text.family(
            "loket_request_seconds", "histogram", "Time worked on a request, without its waiting.")
        for (bound, count) in zip(Self.secondsBounds, within) {
            text.sample("loket_request_seconds_bucket", count, ["le": "\(bound)"])
        }
        text.sample("loket_request_seconds_bucket", count, ["le": "+Inf"])
        text.sample("loket_request_seconds_sum", Double(nanoseconds) / 1e9)
        text.sample("loket_request_seconds_count", count)
        text.single(
            "loket_request_bytes_total", "counter", "Bytes of the bodies that came in.", bytesIn)
        text.single(
            "loket_response_bytes_total", "counter", "Bytes of the bodies that went out.",
            bytesOut)
    }
}

/// Lines of the text format: of each family what it means, then its samples.
struct MetricsText {
    private(set) var text = ""

    mutating func family(_ name: String, _ type: String, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
    }

    mutating func sample(
        _ name: String, _ value: some Numeric, _ labels: KeyValuePairs<String, String> = [:]
    ) {
        let labels = labels.map { "\($0)=\"\($1)\"" }.joined(separator: ",")
        text += name + (labels.isEmpty ? "" : "{\(labels)}") + " \(value)\n"
    }

    mutating func single(_ name: String, _ type: String, _ help: String, _ value: some Numeric) {
        family(name, type, help)
        sample(name, value)
    }
}
