import Merge
import Testing

/// The event graph against plain reachability, over all histories of up to five changes.
@Suite struct EventGraphTests {
    private static let histories = History.all(upTo: 5)

    private func number(_ change: Int) -> LogNumber { LogNumber(Int64(change) * 3 + 1) }

    private func numbers(_ changes: some Sequence<Int>) -> Set<LogNumber> {
        Set(changes.map(number))
    }

    private func graph(of history: History) -> EventGraph {
        var graph = EventGraph()
        for (change, parents) in history.parents.enumerated() {
            graph.insert(number(change), parents: parents.map(number))
        }
        return graph
    }

    /// What an author knows who wrote on these changes.
    private func known(_ parents: Set<Int>, in history: History) -> Set<Int> {
        parents.reduce(parents) { $0.union(history.seen[$1]) }
    }

    @Test func `there are as many histories as the literature counts`() {
        #expect((1...5).map { History.all(of: $0).count } == [1, 2, 7, 40, 357])
    }

    @Test func `who wrote on any changes has seen them and their ancestors, and nothing else`() {
        for history in Self.histories {
            let graph = graph(of: history)
            for parents in subsets(of: history.count) {
                let on = parents.map(number)

                let seen = (0..<history.count).filter { graph.hasSeen(number($0), on: on) }

                guard Set(seen) == known(parents, in: history) else {
                    Issue.record("on \(parents) in \(history.seen): \(seen)")
                    return
                }
            }
        }
    }

    @Test func `a change that is not there has not been seen`() {
        for history in Self.histories {
            let graph = graph(of: history)
            let mistaken = subsets(of: history.count).first {
                graph.hasSeen(LogNumber(2), on: $0.map(number))
            }

            guard mistaken == nil else {
                Issue.record("on \(mistaken!) in \(history.seen)")
                return
            }
        }
    }

    @Test func `the heads are the changes that no other one has seen`() {
        for history in Self.histories {
            let unseen = (0..<history.count).filter { one in
                !history.seen.contains { $0.contains(one) }
            }

            #expect(graph(of: history).heads == numbers(unseen))
        }
    }

    @Test func `the maximal ones of some changes are those that no other one of them has seen`() {
        for history in Self.histories {
            let graph = graph(of: history)
            for some in subsets(of: history.count) {
                let unseen = some.filter { one in
                    !some.contains { history.seen[$0].contains(one) }
                }

                guard graph.maximal(of: numbers(some)) == unseen.sorted().map(number) else {
                    Issue.record("the maximal of \(some) in \(history.seen)")
                    return
                }
            }
        }
    }

    @Test func `the graph of some changes alone has the same sight of one another`() {
        for history in Self.histories {
            let graph = graph(of: history)
            for some in subsets(of: history.count) {
                let alone = graph.restricted(to: numbers(some))

                let parents = some.map { one in
                    let seen = history.seen[one].intersection(some)
                    return seen.filter { other in
                        !seen.contains { history.seen[$0].contains(other) }
                    }
                }
                guard alone.numbers == some.sorted().map(number),
                    some.map({ alone.parents(of: number($0)) })
                        == parents.map({ $0.sorted().map(number) })
                else {
                    Issue.record("\(some) of \(history.seen)")
                    return
                }
            }
        }
    }
}
