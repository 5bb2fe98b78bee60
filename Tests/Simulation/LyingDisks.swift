internal import Replica
internal import SQLite
internal import SeededChance
internal import SyncProtocol

// Lies of a disk: a file is not what its program left.

extension World {
    /// While it still waits: nobody else has it.
    func loseSave() throws {
        guard liar?.lie == .saveGone, let device = devices.randomElement(using: &liar!.random)
        else { return }
        try change(
            device.path,
            """
            DELETE FROM change
            WHERE number = (SELECT max(number) FROM change WHERE standing IN (0, 8))
            """)
    }

    /// At rest: what is wrong then nobody mends.
    func spoilFile() throws {
        guard liar != nil, let device = devices.randomElement(using: &liar!.random) else { return }
        switch liar!.lie {
        case .draftGone:
            // What is still being typed is a draft from here on.
            _ = try device.calm.drafts()
            try change(device.path, "DELETE FROM draft")
        case .rowChanged: try change(device.path, "UPDATE note SET latest = 'gelogen'")
        case .erasedWordsReturn: try bringBackErased()
        case .hubByteChanged: try changeByteOfHub()
        default: return
        }
    }

    private func change(
        _ path: String, _ sql: String, _ parameters: KeyValuePairs<String, SQLValue> = [:]
    ) throws {
        try Connection.open(path, Self.options).run(sql, parameters)
    }

    private static var options: Connection.Options { Connection.Options(durability: .none) }

    private func bringBackErased() throws {
        for _ in 0..<3 { try erase() }
        try synchroniseAll()
        for lost in liar!.pushed where lost.body != nil && erased.contains(lost.header.folder) {
            for device in devices {
                try change(
                    device.path,
                    "UPDATE change SET body = :body WHERE name = :name AND standing = 5",
                    ["body": .blob(lost.body!), "name": .blob(lost.name.bytes)])
            }
        }
    }

    private func changeByteOfHub() throws {
        let path = hub.path
        let found = try Connection.open(path, Self.options).first(
            "SELECT number, body FROM change WHERE body IS NOT NULL ORDER BY number DESC LIMIT 1"
        ) { ($0.integer(0), $0.blob(1)) }
        guard case (let number, var body)? = found else { return }
        body[0] ^= 1
        try change(
            path, "UPDATE change SET body = :body WHERE number = :number",
            ["body": .blob(body), "number": .integer(number)])
    }
}
