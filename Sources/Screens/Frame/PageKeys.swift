internal import TerminalUI

/// What a key can come to on any page: what the page binds, and what works everywhere.
enum BookAction: Hashable, Sendable {
    /// The binding of the page with this index.
    case page(Int)
    case open(Int)
    case help, palette, search, undo, back, lock, quit
}

typealias BookTable = BindingTable<BookAction, Void>

/// What became of a key.
enum KeyOutcome {
    case taken([PageEffect])
    case refused(Wording)
    case foreign
}

extension Page {
    /// The bindings of the page as the frame shows them, with the reasons that hold now.
    func table(_ context: PageContext) -> BookTable {
        let (table, setting) = (bindings, Setting(page: self, context: context))
        return BookTable(
            table.bindings.enumerated().map { index, binding in
                let outcome = table.outcome(of: binding, in: setting)
                let reason: Wording? = if case .refused(let why) = outcome { why } else { nil }
                return Binding(
                    binding.keys, binding.name, .page(index), isInFooter: binding.isInFooter,
                    unless: { _ in reason })
            })
    }

    mutating func handle(_ key: Key, _ context: PageContext) -> KeyOutcome {
        if isTyping, let effects = press(key, context) { return .taken(effects) }
        switch bindings.outcome(of: key, in: Setting(page: self, context: context)) {
        case .act(let action): return .taken(act(action, context))
        case .refused(let why): return .refused(why)
        case nil: break
        }
        if !isTyping, let effects = press(key, context) { return .taken(effects) }
        return .foreign
    }

    mutating func act(onBinding index: Int, _ context: PageContext) -> [PageEffect] {
        act(bindings.bindings[index].action, context)
    }
}
