import CSQLite
import HTTP
import Replica

/// The same work with nothing but the server and SQLite: what the hub is measured against.
final class BareApplication: Application {
    private let database: PlainDatabase
    private let insert: PlainStatement
    private let answer = Response(
        status: 200, headers: ["Content-Type": "application/octet-stream"],
        body: [UInt8](repeating: 0x61, count: 1024))
    private let taken = Response(status: 200, body: [UInt8](repeating: 0x62, count: 60))

    init(_ path: String) throws {
        database = try PlainDatabase.open(path, durability: .full)
        try database.run("CREATE TABLE pushed (id INTEGER PRIMARY KEY, body BLOB NOT NULL)")
        insert = try database.prepare("INSERT INTO pushed (body) VALUES (?)")
    }

    func takeNews() -> News { .nothing }

    func answer(_ request: Request, waitedMilliseconds: Int) -> Answer { .response(answer) }

    /// A row for each of the requests that post something, and one commit for all.
    func answers(to asked: [Asked]) -> [Answer] {
        let posted = asked.filter { $0.request.method == "POST" }
        guard !posted.isEmpty else { return asked.map { _ in .response(answer) } }
        do {
            try database.transaction {
                for one in posted {
                    insert.bind(1, one.request.body)
                    try insert.run()
                }
            }
            return asked.map { _ in .response(taken) }
        } catch {
            return asked.map { _ in .response(Response(status: 503)) }
        }
    }
}
