import HTTP
import SyncProtocol

@testable import Hub

// Requests of one round, and what is answered to each.

extension Asked {
    static func call(_ device: SomeDevice, _ path: String, _ body: [UInt8]) -> Asked {
        var headers = Headers()
        headers["Authorization"] = "Bearer " + base64URL(device.token.bytes)
        return Asked(
            request: Request(method: "POST", path: path, query: [:], headers: headers, body: body),
            waitedMilliseconds: 0)
    }

    /// Changes that follow each other, from the point before the first of them.
    static func push(_ changes: Change..., from device: SomeDevice) -> Asked {
        let after = device.points[Int(changes[0].header.sequence) - 1]
        let push = Push(site: device.site, after: after, changes: changes, proofs: [])
        return call(device, Path.changes, push.encoded)
    }
}

extension Answer {
    var status: Int? {
        guard case .response(let response) = self else { return nil }
        return response.status
    }

    func verdicts() throws -> [Verdict] {
        guard case .response(let response) = self, response.status == 200,
            case .taken(let verdicts, _) = try PushAnswer(decoding: response.body)
        else { throw Unexpected(what: "no verdicts") }
        return verdicts
    }
}
