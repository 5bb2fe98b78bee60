/// Who waits, found by what for and by when it is due, so that nobody else is looked at.
struct WaitingList {
    /// A request that the application wants to be asked about again.
    struct Wait {
        let request: Request
        let since: Moment
        let due: Moment
        let topics: Set<Topic>
    }

    /// Ticks are so many milliseconds: what waits need not end to the millisecond.
    private static let tickMilliseconds: Int64 = 16

    private var byTopic: [Topic: Set<Int32>] = [:]
    private var onAnything: Set<Int32> = []
    private var byTick: [Int64: Set<Int32>] = [:]
    /// No earlier one has anybody left.
    private var nextTick: Int64 = 0
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    mutating func insert(_ number: Int32, _ wait: Wait) {
        if isEmpty { nextTick = Self.tick(wait.since) }
        byTick[Self.tick(wait.due), default: []].insert(number)
        for topic in wait.topics { byTopic[topic, default: []].insert(number) }
        if wait.topics.isEmpty { onAnything.insert(number) }
        count += 1
    }

    mutating func remove(_ number: Int32, _ wait: Wait) {
        byTick.remove(number, from: Self.tick(wait.due))
        for topic in wait.topics { byTopic.remove(number, from: topic) }
        onAnything.remove(number)
        count -= 1
    }

    var everybody: [Int32] { byTick.values.flatMap { $0 } }

    func interested(in news: News) -> [Int32] {
        switch news {
        case .nothing: []
        case .everything: everybody
        case .topics(let topics) where topics.isEmpty: []
        case .topics(let topics):
            Array(topics.reduce(into: onAnything) { $0.formUnion(byTopic[$1] ?? []) })
        }
    }

    /// Who is due by now; they are not found again, so each must be removed.
    mutating func takeDue(by now: Moment) -> [Int32] {
        var due: [Int32] = []
        while !isEmpty, Self.end(of: nextTick) <= now {
            due += byTick[nextTick] ?? []
            nextTick += 1
        }
        return due
    }

    /// When somebody is due; nil when that is later than this.
    func nextDue(before limit: Moment) -> Moment? {
        var tick = nextTick
        while Self.end(of: tick) < limit {
            if byTick[tick] != nil { return Self.end(of: tick) }
            tick += 1
        }
        return nil
    }

    private static func tick(_ moment: Moment) -> Int64 { moment.milliseconds / tickMilliseconds }

    private static func end(of tick: Int64) -> Moment {
        Moment(milliseconds: (tick + 1) * tickMilliseconds)
    }
}

extension Dictionary where Value == Set<Int32> {
    fileprivate mutating func remove(_ number: Int32, from key: Key) {
        self[key]?.remove(number)
        if self[key]?.isEmpty == true { self[key] = nil }
    }
}
