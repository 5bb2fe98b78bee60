/// Why a step of the work was refused; nothing was written.
public struct Refusal: Error, Hashable, Sendable {
    /// The rule that stops it; nil where the step itself makes no sense.
    public let rule: Rule?
    public let words: Words

    init(_ words: Words, rule: Rule? = nil) {
        self.rule = rule
        self.words = words
    }

    init(_ finding: RuleFinding) { self.init(finding.sentence, rule: finding.rule) }

    init(_ dutch: String, _ english: String) { self.init(Words(dutch, english)) }
}

extension Refusal: CustomStringConvertible {
    public var description: String { words.dutch }
}

extension [RuleFinding] {
    /// What only warns; the first finding that stops the step is thrown.
    func warnings() throws(Refusal) -> [RuleFinding] {
        for finding in self where finding.effect == .weigert { throw Refusal(finding) }
        return self
    }
}
