/// Which keys do what, under which name, and when not: what help, footer, palette and keyboard all read.
public struct Binding<Action: Hashable & Sendable, Context>: Sendable {
    public let keys: [Key]
    public let action: Action
    public let name: Wording
    /// How much it matters that the footer shows it; the first ones stand there longest.
    public let isInFooter: Bool
    /// Why it cannot be done now; nil where it can.
    let obstacle: @Sendable (Context) -> Wording?

    public init(
        _ keys: [Key], _ name: Wording, _ action: Action, isInFooter: Bool = true,
        unless obstacle: @escaping @Sendable (Context) -> Wording? = { _ in nil }
    ) {
        self.keys = keys
        self.action = action
        self.name = name
        self.isInFooter = isInFooter
        self.obstacle = obstacle
    }
}

/// All bindings that hold on one screen, in the order in which they are shown.
public struct BindingTable<Action: Hashable & Sendable, Context>: Sendable {
    public let bindings: [Binding<Action, Context>]

    public init(_ bindings: [Binding<Action, Context>]) { self.bindings = bindings }

    public static func + (one: BindingTable, other: BindingTable) -> BindingTable {
        BindingTable(one.bindings + other.bindings)
    }

    /// What a key comes to.
    public enum Outcome: Hashable, Sendable {
        case act(Action)
        /// The key has a meaning here, but not now.
        case refused(Wording)
    }

    /// Nil where the key means nothing here.
    public func outcome(of key: Key, in context: Context) -> Outcome? {
        bindings.first { $0.keys.contains(key) }.map { outcome(of: $0, in: context) }
    }

    public func outcome(of binding: Binding<Action, Context>, in context: Context) -> Outcome {
        binding.obstacle(context).map(Outcome.refused) ?? .act(binding.action)
    }

    /// One key that two bindings want.
    public struct Conflict: Hashable, Sendable {
        public let key: Key
        public let actions: [Action]
    }

    /// Must be empty; a test of every table asks.
    public var conflicts: [Conflict] {
        var actionsByKey: [Key: [Action]] = [:]
        for binding in bindings {
            for key in Set(binding.keys) { actionsByKey[key, default: []].append(binding.action) }
        }
        return actionsByKey.filter { $0.value.count > 1 }
            .map { Conflict(key: $0.key, actions: $0.value) }
            .sorted { $0.key.description < $1.key.description }
    }
}
