internal import Replica
internal import TerminalUI

/// What a page asks for; it goes on at once.
enum PageEffect: Sendable {
    /// Work on the archive. An answer to an older question of the same name is dropped.
    case ask(String, @Sendable (Archive) throws -> Reply)
    case push(any Page)
    case replace(any Page)
    /// Closes this page.
    case back(PageResult)
    /// One sentence above the status, for a while.
    case tell(Wording, Style)
    /// Lets the user's own editor work on this text.
    case edit(String)
    /// Keeps a form as it is now, before that is shown.
    case keep(KeptForm)
    /// Takes back the last save of this person.
    case undo
    case connect(address: String, code: String)
    /// Makes a replica to practise on, and goes on in it.
    case practise
    case syncNow
}

/// What an answer does to the page that asked.
typealias Reply = @Sendable (inout any Page, PageContext) -> [PageEffect]

extension Page {
    /// Reads something, and puts it in the page; why it failed is told above the status.
    ///
    /// Nothing stays on the screen of a dossier that has left this device.
    static func read<Value: Sendable>(
        _ question: String, _ query: @escaping @Sendable (Archive) throws -> Value,
        then take: @escaping @Sendable (inout Self, Value, PageContext) -> Void
    ) -> PageEffect {
        attempt(question, query) { page, result, context in
            switch result {
            case .success(let value):
                take(&page, value, context)
                return []
            case .failure(ReplicaError.folderNotHere(let folder)):
                return [
                    .tell(ReplicaError.folderNotHere(folder).wording, .danger), .back(.cancelled),
                ]
            case .failure(let error): return [.tell(error.wording, .danger)]
            }
        }
    }

    /// Work that the page itself hears the end of, well or not.
    static func attempt<Value: Sendable>(
        _ question: String, _ work: @escaping @Sendable (Archive) throws -> Value,
        then take:
            @escaping @Sendable (inout Self, Result<Value, any Error>, PageContext) -> [PageEffect]
    ) -> PageEffect {
        .ask(question) { archive in
            let result = Result { try work(archive) }
            return { page, context in
                // Another page stands in its place now.
                guard var mine = page as? Self else { return [] }
                let effects = take(&mine, result, context)
                page = mine
                return effects
            }
        }
    }
}
