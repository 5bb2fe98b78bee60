internal import SQLite
public import SyncProtocol

// One-time codes: four letters that name one, eight that prove it.

extension Hub {
    private static var triesPerCode: Int64 { 10 }
    /// Without letters and digits that look alike.
    private static var alphabet: [Character] { Array("ABCDEFGHJKMNPQRSTUVWXYZ23456789") }

    /// A code that the office tells by mouth; it connects one device.
    public func invite(_ user: UserID) throws -> String {
        let letters = (0..<12).map { _ in
            Self.alphabet.randomElement(using: &random)!
        }
        let name = String(letters.prefix(4))
        let proof = String(letters.dropFirst(4))
        try db.run(
            """
            INSERT OR REPLACE INTO code (name, proof, user, expires)
            VALUES (:name, :proof, :user, :expires)
            """,
            [
                "name": .text(name), "proof": .blob(SHA256.hash(Array(proof.utf8))),
                "user": .blob(user.bytes),
                "expires": .integer(now() + Int64(Limits.codeMinutes) * 60_000),
            ])
        return "\(name)-\(proof)"
    }

    /// Nil where the code does not hold; a code may be repeated by the site that used it.
    func takeEnrolment(_ enrolment: Enrolment) throws -> EnrolmentAnswer? {
        let letters = enrolment.code.uppercased().filter { $0 != "-" && $0 != " " }
        let name = String(letters.prefix(4))
        let proof = SHA256.hash(Array(letters.dropFirst(4).utf8))
        guard let code = try code(named: name) else { return nil }
        guard equalInConstantTime(code.proof, proof), code.expires >= now(),
            code.tries < Self.triesPerCode, [nil, enrolment.site].contains(code.usedBy)
        else {
            try db.run(
                "UPDATE code SET tries = tries + 1 WHERE name = :name", ["name": .text(name)])
            return nil
        }
        guard try !hasDeparted(code.user), try mayEnrol(code.user, site: enrolment.site) else {
            return nil
        }
        // First: a crash after it leaves a code that only this site can use.
        if code.usedBy == nil { try decideWithin(.codeUse(code: name, enrolment.site)) }
        return try enrolWithin(
            code.user, site: enrolment.site, deviceName: enrolment.deviceName)
    }

    private struct Code {
        let proof: [UInt8]
        let user: UserID
        let expires: Int64
        let tries: Int64
        let usedBy: SiteID?
    }

    private func code(named name: String) throws -> Code? {
        try db.first(
            "SELECT proof, user, expires, tries, used_by FROM code WHERE name = :name",
            ["name": .text(name)]
        ) {
            Code(
                proof: $0.blob(0), user: UserID($0.blob(1))!, expires: $0.integer(2),
                tries: $0.integer(3), usedBy: $0.optionalBlob(4).flatMap { SiteID($0) })
        }
    }

    func store(use name: String, by site: SiteID) throws {
        try db.run(
            "UPDATE code SET used_by = :site WHERE name = :name",
            ["site": .blob(site.bytes), "name": .text(name)])
    }
}
