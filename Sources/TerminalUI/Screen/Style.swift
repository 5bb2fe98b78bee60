/// What a piece of text is, not how it looks: each terminal shows it as well as it can.
///
/// A style never tells anything alone: a sign or a word stands beside it.
public struct Style: Hashable, Sendable {
    public enum Role: UInt8, CaseIterable, Sendable {
        case normal, quiet, strong, heading, accent, good, warning, danger
        /// A field to be filled in, and the one that is being filled in.
        case field, activeField
        case header, footer, key, banner
        case inserted, removed, changed
        /// Words found, or typed just now.
        case match
        /// Pieces by different people.
        case author1, author2, author3, author4, author5, author6
    }

    public let role: Role
    /// In the row or choice on which the next key works.
    public let isSelected: Bool

    public init(_ role: Role, isSelected: Bool = false) {
        self.role = role
        self.isSelected = isSelected
    }

    public var selected: Style { Style(role, isSelected: true) }

    public func selected(_ isSelected: Bool) -> Style { Style(role, isSelected: isSelected) }

    /// The n-th author of a text; the colours begin anew after the sixth.
    public static func author(_ number: Int) -> Style {
        let first = Int(Role.author1.rawValue)
        return Style(Role(rawValue: UInt8(first + (number % 6 + 6) % 6))!)
    }
}

extension Style {
    public static let normal = Style(.normal)
    public static let quiet = Style(.quiet)
    public static let strong = Style(.strong)
    public static let heading = Style(.heading)
    public static let accent = Style(.accent)
    public static let good = Style(.good)
    public static let warning = Style(.warning)
    public static let danger = Style(.danger)
    public static let field = Style(.field)
    public static let activeField = Style(.activeField)
    public static let header = Style(.header)
    public static let footer = Style(.footer)
    public static let key = Style(.key)
    public static let banner = Style(.banner)
    public static let inserted = Style(.inserted)
    public static let removed = Style(.removed)
    public static let changed = Style(.changed)
    public static let match = Style(.match)
}
