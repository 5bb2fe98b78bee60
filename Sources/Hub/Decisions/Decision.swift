public import SyncProtocol

/// What people at the office decided: it cannot come back from devices.
public enum Decision: Hashable, Sendable {
    case user(UserID, name: String)
    case grant(UserID, role: String, Scope, given: Bool)
    case enrolment(DeviceID, UserID, name: String, SiteID, fingerprint: [UInt8])
    case site(SiteID, DeviceID, fingerprint: [UInt8])
    case release(ChangeName)
    case reject(ChangeName, words: String)
    /// The site that used a one-time code, so that no other one can after a restore.
    case codeUse(code: String, SiteID)
    case revocation(DeviceID, Revocation, at: Int64)
    case departure(UserID, at: Int64)
    case erase(FolderID, by: [UserID], reason: String, at: Int64)
    /// Somebody looked at what came in after its folder was erased.
    case unseal(ChangeName, by: [UserID], at: Int64)
}

extension Decision: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        let count = try reader.array()
        switch (try reader.unsigned(), count) {
        case (0, 3): self = .user(try UserID(from: &reader), name: try reader.text())
        case (1, 5):
            self = .grant(
                try UserID(from: &reader), role: try reader.text(), try Scope(from: &reader),
                given: try reader.boolean())
        case (2, 6):
            self = .enrolment(
                try DeviceID(from: &reader), try UserID(from: &reader), name: try reader.text(),
                try SiteID(from: &reader), fingerprint: try reader.bytes())
        case (3, 4):
            self = .site(
                try SiteID(from: &reader), try DeviceID(from: &reader),
                fingerprint: try reader.bytes())
        case (4, 2): self = .release(try ChangeName(from: &reader))
        case (5, 3): self = .reject(try ChangeName(from: &reader), words: try reader.text())
        case (10, 3): self = .codeUse(code: try reader.text(), try SiteID(from: &reader))
        case (11, 4):
            self = .revocation(
                try DeviceID(from: &reader), try reader.boolean() ? .stolen : .withdrawn,
                at: try reader.integer())
        case (12, 3): self = .departure(try UserID(from: &reader), at: try reader.integer())
        case (6, 5):
            self = .erase(
                try FolderID(from: &reader), by: try reader.array(of: UserID.self),
                reason: try reader.text(), at: try reader.integer())
        case (7, 4):
            self = .unseal(
                try ChangeName(from: &reader), by: try reader.array(of: UserID.self),
                at: try reader.integer())
        default: throw .unexpected("a decision")
        }
    }

    public func write(to writer: inout CBORWriter) {
        switch self {
        case .user(let user, let name):
            writer.decision(0, items: 2)
            user.write(to: &writer)
            writer.text(name)
        case .grant(let user, let role, let scope, let given):
            writer.decision(1, items: 4)
            user.write(to: &writer)
            writer.text(role)
            scope.write(to: &writer)
            writer.boolean(given)
        case .enrolment(let device, let user, let name, let site, let fingerprint):
            writer.decision(2, items: 5)
            device.write(to: &writer)
            user.write(to: &writer)
            writer.text(name)
            site.write(to: &writer)
            writer.bytes(fingerprint)
        case .site(let site, let device, let fingerprint):
            writer.decision(3, items: 3)
            site.write(to: &writer)
            device.write(to: &writer)
            writer.bytes(fingerprint)
        case .release(let name):
            writer.decision(4, items: 1)
            name.write(to: &writer)
        case .reject(let name, let words):
            writer.decision(5, items: 2)
            name.write(to: &writer)
            writer.text(words)
        case .codeUse(let code, let site):
            writer.decision(10, items: 2)
            writer.text(code)
            site.write(to: &writer)
        case .revocation(let device, let how, let at):
            writer.decision(11, items: 3)
            device.write(to: &writer)
            writer.boolean(how == .stolen)
            writer.integer(at)
        case .departure(let user, let at):
            writer.decision(12, items: 2)
            user.write(to: &writer)
            writer.integer(at)
        case .erase(let folder, let persons, let reason, let at):
            writer.decision(6, items: 4)
            folder.write(to: &writer)
            writer.array(persons)
            writer.text(reason)
            writer.integer(at)
        case .unseal(let name, let persons, let at):
            writer.decision(7, items: 3)
            name.write(to: &writer)
            writer.array(persons)
            writer.integer(at)
        }
    }
}

extension CBORWriter {
    fileprivate mutating func decision(_ code: UInt64, items: Int) {
        array(items + 1)
        unsigned(code)
    }
}
