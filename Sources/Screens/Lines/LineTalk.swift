internal import Housing
internal import Replica
internal import SyncProtocol
public import TerminalUI

/// The field book asked and answered line by line, for screen readers and terminals that cannot redraw.
///
/// It is a state that takes a line and gives lines back; the archive does the work at once.
public struct LineTalk: Sendable {
    /// What it wants of the program around it.
    public enum Wish: Sendable {
        /// Exchanges with the office now, and tells how that went.
        case sync
        case end
    }

    /// What the next line answers.
    enum Stage: Sendable {
        case menu
        /// A name, or words from a note.
        case query(Purpose)
        case dossiers([FolderID], Purpose)
        case moments([FormSubject])
        case form(LineForm)
        case news([DossierNews])
        case conflicts([ShownConflict])
        case side(ShownConflict)
        /// A value that none of the sides has.
        case anew(ShownConflict, FormField)
        case reason(ShownConflict, Conflict.Choice, shown: Wording)
    }

    /// What a dossier is looked for.
    enum Purpose: Sendable {
        case look, note, moment
        /// Somebody who may be here already.
        case register(String)
    }

    /// Of a list as long as people listen to; who seeks more types more of the name.
    static let mostFound = 200

    let language: Language
    private let isPractice: Bool
    var stage = Stage.menu
    private(set) var wish: Wish?
    /// What is left of a list that is being told.
    private var rest = LineList([])

    public init(_ language: Language, isPractice: Bool = false) {
        self.language = language
        self.isPractice = isPractice
    }

    func say(_ wording: Wording) -> String { wording.in(language) }

    /// The first lines, and after everything that is done.
    public mutating func begin(_ archive: Archive) -> [String] {
        Self.clean(status(archive) + menu())
    }

    /// What a line comes to.
    public mutating func take(_ line: String, _ archive: Archive) -> (lines: [String], wish: Wish?)
    {
        wish = nil
        var lines: [String]
        do { lines = try answer(CleanLine.of(line), archive) } catch {
            lines = [say(error.wording)] + menu()
        }
        for case .told(let wording, _) in archive.settle().map(\.news) {
            lines.append(say(wording))
        }
        return (Self.clean(lines), wish)
    }

    /// No control character and no escape sequence is ever written.
    public static func clean(_ lines: [String]) -> [String] {
        lines.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
            .map { CleanLine.of(String($0)) }
    }

    /// The next breath of a list; its numbers go on.
    mutating func tell(_ list: LineList, _ archive: Archive) -> [String] {
        let (now, rest) = list.breath
        self.rest = rest
        if let soort = list.soort { archive.note(soort, at: now.entries.compactMap(\.folder)) }
        return now.entries.map(\.text)
            + (rest.entries.isEmpty ? [] : [say(Texts.moreOf(rest.entries.count))])
    }

    private mutating func answer(_ line: String, _ archive: Archive) throws -> [String] {
        if !rest.entries.isEmpty, Texts.isMore(line) { return tell(rest, archive) }
        rest = LineList([])
        switch stage {
        case .menu: return try choose(line, archive)
        case .form(var form):
            let (lines, isOver) = try form.take(line, archive, language)
            stage = .form(form)
            return isOver ? lines + menu() : lines
        default: break
        }
        let isBack = line.isEmpty || Texts.isBack(line)
        if isBack, case .dossiers(_, .register(let name)) = stage, line.isEmpty {
            return try fill(registration(of: name), archive)
        }
        if isBack { return menu() }
        switch stage {
        case .query(let purpose): return try find(line, purpose, archive)
        case .dossiers(let folders, let purpose):
            guard let folder = pick(line, folders) else { return [say(Texts.noSuchNumber)] }
            return try open(folder, purpose, archive)
        case .moments(let subjects):
            guard let subject = pick(line, subjects) else { return [say(Texts.noSuchNumber)] }
            return try fill(subject, archive)
        case .news(let news): return try see(line, news, archive)
        case .conflicts(let all):
            guard let conflict = pick(line, all) else { return [say(Texts.noSuchNumber)] }
            return sides(of: conflict)
        case .side(let conflict): return choose(line, conflict)
        case .anew(let conflict, let question):
            let value = try question.written(line, in: archive.formContext)
            return why(conflict, .value(value), shown: Wording(line, line))
        case .reason(let conflict, let choice, let shown):
            return try decide(line, conflict, choice, shown, archive)
        case .menu, .form: return []
        }
    }

    private func pick<Item>(_ line: String, _ items: [Item]) -> Item? {
        guard let number = Int(line), items.indices.contains(number - 1) else { return nil }
        return items[number - 1]
    }

    // MARK: the menu

    mutating func menu() -> [String] {
        stage = .menu
        return (isPractice ? [say(Texts.practice)] : []) + [say(Texts.whatNow)]
            + Texts.lineMenu.enumerated().map { "\($0.offset + 1). \(say($0.element))" }
            + ["0. \(say(Texts.quit))"]
    }

    private mutating func choose(_ line: String, _ archive: Archive) throws -> [String] {
        switch line {
        case "1": return try today(archive)
        case "2", "3": return ask(.look)
        case "4": return ask(.note)
        case "5": return ask(.moment)
        case "6": return ask(.register(""))
        case "7": return try conflicts(archive)
        case "8": return try news(archive)
        case "9":
            wish = .sync
            return try waiting(archive)
        case "10":
            guard case .told(let wording, _) = try archive.undoLast().news else { return menu() }
            return [say(wording)] + menu()
        case "0", say(Texts.quit):
            wish = .end
            return [say(Texts.nothingLost)]
        default: return [say(Texts.noSuchNumber)] + menu()
        }
    }

    private mutating func ask(_ purpose: Purpose) -> [String] {
        stage = .query(purpose)
        return [say(Texts.whom)]
    }

    private func status(_ archive: Archive) -> [String] {
        guard let standing = try? OfficeStanding(archive.replica) else { return [] }
        return standing.parts(language).map(\.text)
    }
}

/// What people or others typed, without anything that a terminal would take for a command.
enum CleanLine {
    static func of(_ text: String) -> String {
        var clean = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator:
                // Marks that join letters stay: names and emoji need them.
                clean.append(scalar == "\u{200D}" || scalar == "\u{200C}" ? scalar : " ")
            default: clean.append(scalar)
            }
        }
        let words = Substring(String(clean)).drop { $0 == " " }
        return String(words.reversed().drop { $0 == " " }.reversed())
    }
}
