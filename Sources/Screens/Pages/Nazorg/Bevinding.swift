internal import Housing
internal import TerminalUI

/// What can be amiss at a control moment: asked by one key each, and in the note in the words of the office.
enum Bevinding: String, CaseIterable, Hashable, Sendable {
    case woont, huur, overlast, begeleiding, zorgen

    var key: Key {
        switch self {
        case .woont: "w"
        case .huur: "h"
        case .overlast: "o"
        case .begeleiding: "b"
        case .zorgen: "c"
        }
    }

    /// What stands in the note; notes are in Dutch.
    var noted: String {
        switch self {
        case .woont: "Woont er niet meer."
        case .huur: "Huur: er is een achterstand."
        case .overlast: "Er is overlast."
        case .begeleiding: "De begeleiding of zorg is gestopt."
        case .zorgen: "Er zijn andere zorgen."
        }
    }

    /// The kind of signal that the office gets of it.
    var signaal: Signaalsoort {
        switch self {
        case .huur: .huurachterstand
        case .overlast: .overlast
        case .begeleiding: .zorgGestopt
        case .woont, .zorgen: .anders
        }
    }
}

/// A visit as it is logged: what was found, in which words, and whether the office gets a signal of it.
struct MomentLog: Hashable, Sendable {
    var bevindingen: Set<Bevinding> = []
    var note = ""
    var raisesSignal = false

    private static let found = "bevindingen", noteKey = "notitie", signal = "signaal"

    init() {}

    /// As a draft has it.
    init(_ answers: [String: String]) {
        let names = (answers[Self.found] ?? "").split(separator: ",")
        bevindingen = Set(names.compactMap { Bevinding(rawValue: String($0)) })
        note = answers[Self.noteKey] ?? ""
        raisesSignal = answers[Self.signal] != nil
    }

    /// What a draft keeps of it.
    var kept: [String: String] {
        var kept = [Self.found: inOrder.map(\.rawValue).joined(separator: ",")]
        kept[Self.noteKey] = note
        kept[Self.signal] = raisesSignal ? "ja" : nil
        return kept
    }

    private var inOrder: [Bevinding] { Bevinding.allCases.filter(bevindingen.contains) }

    var uitkomst: ControlemomentUitkomst {
        if bevindingen.contains(.woont) { return .woontErNietMeer }
        return bevindingen.isEmpty ? .allesGoed : .aandachtNodig
    }

    private var words: String {
        (inOrder.map(\.noted) + [note]).filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// The answers of the form of a control moment.
    var answers: [String: String] {
        [ControlemomentField.uitkomst.label: uitkomst.word, Self.noteKey: words]
    }

    /// The answers of the forms of the signals: one of each kind.
    var signals: [[String: String]] {
        guard raisesSignal else { return [] }
        let kinds = Signaalsoort.allCases.filter(Set(inOrder.map(\.signaal)).contains)
        return (kinds.isEmpty ? [.anders] : kinds).map {
            [SignaalField.soort.label: $0.word, SignaalField.toelichting.label: words]
        }
    }
}
