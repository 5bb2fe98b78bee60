// The bytes of enrolment, of a new site, and of what a hub says about itself.

extension Enrolment: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        let later = try reader.message(of: 3)
        code = try reader.text()
        site = try SiteID(from: &reader)
        deviceName = try reader.text()
        try reader.skip(later)
    }

    public func write(to writer: inout CBORWriter) {
        writer.array(3)
        writer.text(code)
        site.write(to: &writer)
        writer.text(deviceName)
    }
}

extension Token: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        guard let token = Token(try reader.bytes()) else {
            throw .unexpected("a token has 32 bytes")
        }
        self = token
    }

    public func write(to writer: inout CBORWriter) { writer.bytes(bytes) }
}

extension EnrolmentAnswer: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        let later = try reader.message(of: 5)
        token = try Token(from: &reader)
        hub = try HubID(from: &reader)
        user = try UserID(from: &reader)
        userName = try reader.text()
        grants = try reader.array(of: Grant.self)
        try reader.skip(later)
    }

    public func write(to writer: inout CBORWriter) {
        writer.array(5)
        token.write(to: &writer)
        hub.write(to: &writer)
        user.write(to: &writer)
        writer.text(userName)
        writer.array(grants)
    }
}

extension Grant: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        guard try reader.array() == 2 else { throw .unexpected("a grant has two items") }
        role = try reader.text()
        scope = try Scope(from: &reader)
    }

    public func write(to writer: inout CBORWriter) {
        writer.array(2)
        writer.text(role)
        scope.write(to: &writer)
    }
}

extension NewSite: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        let later = try reader.message(of: 3)
        former = try SiteID(from: &reader)
        site = try SiteID(from: &reader)
        after = try reader.integer()
        try reader.skip(later)
    }

    public func write(to writer: inout CBORWriter) {
        writer.array(3)
        former.write(to: &writer)
        site.write(to: &writer)
        writer.integer(after)
    }
}

extension NewSiteAnswer: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        let later = try reader.message(of: 2)
        token = try Token(from: &reader)
        known = try reader.array(of: KnownChange.self)
        try reader.skip(later)
    }

    public func write(to writer: inout CBORWriter) {
        writer.array(2)
        token.write(to: &writer)
        writer.array(known)
    }
}

extension KnownChange: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        let pair = try WirePair<ChangeName, Verdict>(from: &reader)
        self.init(name: pair.first, verdict: pair.second)
    }

    public func write(to writer: inout CBORWriter) { WirePair(name, verdict).write(to: &writer) }
}

extension HubInfo: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        let later = try reader.message(of: 4)
        hub = try HubID(from: &reader)
        epoch = try Epoch(from: &reader)
        let count = try reader.array()
        var versions: [Int64] = []
        for _ in 0..<count { versions.append(try reader.integer()) }
        self.versions = versions
        time = try reader.integer()
        limits = later > 0 ? try reader.array(of: PublishedLimit.self) : nil
        try reader.skip(later - 1)
    }

    public func write(to writer: inout CBORWriter) {
        writer.array(limits == nil ? 4 : 5)
        hub.write(to: &writer)
        epoch.write(to: &writer)
        writer.array(versions.count)
        for version in versions { writer.integer(version) }
        writer.integer(time)
        if let limits { writer.array(limits) }
    }
}

extension PublishedLimit: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        guard try reader.array() == 2 else { throw .unexpected("a limit has two items") }
        name = try reader.text()
        most = try reader.integer()
    }

    public func write(to writer: inout CBORWriter) {
        writer.array(2)
        writer.text(name)
        writer.integer(most)
    }
}
