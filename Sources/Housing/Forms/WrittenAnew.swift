internal import Replica
public import SyncProtocol

// A value that a person writes in the place of those that stand in a field.

extension FormField {
    /// The question that a field is the answer to; nil where no form asks for it.
    public static func asking(for field: Field) -> FormField? {
        FormDefinition.all.lazy.flatMap(\.fields).first {
            $0.target.type == field.key.type && $0.target.number == field.number
        }
    }

    /// The value that was meant, or what is wrong with what was typed.
    public func written(_ typed: String, in context: FormContext) throws(FormFaults) -> Value {
        let answer = trimmed(typed)
        do throws(AnswerFault) {
            guard !answer.isEmpty else {
                throw AnswerFault(
                    "\(label.dutch) ontbreekt", "\(label.english) is missing")
            }
            return try value(of: answer, in: context)
        } catch {
            throw FormFaults(faults: [FormFault(key: key, label: label, words: error.words)])
        }
    }
}
