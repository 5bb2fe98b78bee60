import SyncProtocol
import Testing

@testable import Replica

/// A program that is ended between any two of its statements, each time in a file of its own.
struct Crashes {
    private let scratch = try! Scratch()

    /// Lets the program end before its first statement, before its second, and so on until it does not;
    /// returns how many statements it had.
    func anywhere(
        _ prepare: (Replica) throws -> Void, _ action: (Replica) throws -> Void
    ) throws -> Int {
        var statements = 0
        while true {
            let path = scratch.path("replica\(statements)")
            let cut = CutSwitch()
            let (before, after) = try run(path, cut, statements, prepare, action)

            let reopened = try Replica.opened(path)

            let contents = try reopened.contents()
            #expect(contents == (after ?? before), "cut after \(statements) statements")
            #expect(try reopened.check() == [], "cut after \(statements) statements")
            if after != nil { return statements }
            statements += 1
        }
    }

    /// What was there before, and what after when the program was not cut off.
    private func run(
        _ path: String, _ cut: CutSwitch, _ statements: Int,
        _ prepare: (Replica) throws -> Void, _ action: (Replica) throws -> Void
    ) throws -> (before: [String], after: [String]?) {
        let replica = try Replica.enrolled(path, cut: cut)
        try prepare(replica)
        let before = try replica.contents()
        cut.arm(after: statements)
        do {
            try action(replica)
            cut.disarm()
            return (before, try replica.contents())
        } catch {
            guard cut.isCut else { throw error }
            return (before, nil)
        }
    }
}
