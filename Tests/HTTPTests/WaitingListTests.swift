import Testing

@testable import HTTP

/// Who is found, and that nobody is found twice or forgotten.
@Suite struct WaitingListTests {
    private var list = WaitingList()

    private func wait(_ topics: Set<Topic> = [], due: Int64 = 60_000) -> WaitingList.Wait {
        WaitingList.Wait(
            request: Request(method: "GET", path: "/"), since: Moment(milliseconds: 0),
            due: Moment(milliseconds: due), topics: topics)
    }

    @Test mutating func `news is for those who wait on it or on anything`() {
        list.insert(1, wait([Topic("a")]))
        list.insert(2, wait([Topic("a"), Topic("b")]))
        list.insert(3, wait([Topic("c")]))
        list.insert(4, wait())

        #expect(list.interested(in: .topics([Topic("a"), Topic("b")])).sorted() == [1, 2, 4])
        #expect(list.interested(in: .topics([Topic("d")])) == [4])
        #expect(list.interested(in: .topics([])) == [])
        #expect(list.interested(in: .nothing) == [])
        #expect(list.interested(in: .everything).sorted() == [1, 2, 3, 4])
    }

    @Test mutating func `who is removed is not found again`() {
        let waits = [wait([Topic("a")]), wait([Topic("a"), Topic("b")], due: 10), wait(due: 10)]
        for (number, wait) in waits.enumerated() { list.insert(Int32(number), wait) }

        for (number, wait) in waits.enumerated() { list.remove(Int32(number), wait) }

        #expect(list.isEmpty)
        #expect(list.everybody == [])
        #expect(list.interested(in: .topics([Topic("a"), Topic("b")])) == [])
        #expect(list.takeDue(by: Moment(milliseconds: 1_000)) == [])
    }

    @Test(arguments: [1, 16, 100, 250, 5_000] as [Int64])
    mutating func `who is due is found in time, never early, and once`(due: Int64) {
        list.insert(1, wait(due: due))
        list.insert(2, wait(due: 60_000))
        var found: Int64?

        for milliseconds in 0...(due + 20) {
            let now = Moment(milliseconds: milliseconds)
            let next = list.nextDue(before: now + 250)
            guard list.takeDue(by: now) == [1] else { continue }
            #expect(found == nil)
            #expect(next.map { $0 <= now } == true)
            found = milliseconds
        }

        #expect((due...(due + 16)).contains(found ?? -1))
    }
}
