internal import Replica
public import SyncProtocol

/// A form as data: the terminal, the flags of a command, a table that is read in and the checks all
/// follow from it.
public struct FormDefinition: Sendable {
    /// As people type it, and the name of the command.
    public let name: String
    public let title: Words
    public let sections: [FormSection]
    public let about: About
    /// The set in which it is kept what is not known, and why.
    let unknown: FieldName?
    /// What it comes to in a dossier.
    let step: @Sendable (StepRequest) throws(Refusal) -> Step

    init(
        _ name: String, _ title: Words, about: About = .record,
        unknown: (any RecordField)? = nil,
        _ sections: [FormSection],
        step: @escaping @Sendable (StepRequest) throws(Refusal) -> Step
    ) {
        self.name = name
        self.title = title
        self.about = about
        self.sections = sections
        self.unknown = unknown.map { FieldName($0) }
        self.step = step
    }

    /// What it is filled in for.
    public enum About: Sendable {
        /// A person who has no dossier yet, or another traject of one who has.
        case registration
        /// Facts that are there, of which some change.
        case facts
        /// A record of its own, or one that is there.
        case record
        /// A control moment that a placement planned.
        case moment
        /// The part of a dossier that few may see.
        case restricted
    }

    /// The type of record that it makes or changes.
    public var type: TypeNumber { fields[0].target.type }

    public var fields: [FormField] { sections.flatMap(\.fields) }

    public func field(_ key: String) -> FormField? { fields.first { $0.key == key } }
}

/// Questions that belong together, under a head of their own.
public struct FormSection: Sendable {
    public let title: Words
    public let fields: [FormField]

    init(_ title: Words, _ fields: [FormField]) {
        self.title = title
        self.fields = fields
    }
}
