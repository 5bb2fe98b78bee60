/// Which of its two languages a program speaks.
public enum Language: Hashable, Sendable, CaseIterable {
    case dutch, english
}

/// The same words in both languages.
public struct Wording: Hashable, Sendable {
    public let dutch: String
    public let english: String

    public init(_ dutch: String, _ english: String) {
        self.dutch = dutch
        self.english = english
    }

    public func `in`(_ language: Language) -> String {
        switch language {
        case .dutch: dutch
        case .english: english
        }
    }
}
