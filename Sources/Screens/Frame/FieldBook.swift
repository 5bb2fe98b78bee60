internal import Replica
internal import SyncProtocol
public import TerminalUI

/// The field book on a screen: a pile of pages, and around them what holds everywhere.
public struct FieldBook: Application {
    public typealias Model = BookModel
    public typealias Message = Answer

    /// After so long without a key nothing personal stands on the screen any more.
    static let idleMilliseconds: Int64 = 10 * 60_000

    let language: Language
    /// Twice a second: what was typed is kept, and what others wrote is seen.
    public let tickMilliseconds: Int64? = 500

    public init(_ language: Language) { self.language = language }

    public func tooSmall(_ size: Size) -> String {
        Texts.tooSmall(smallest).in(language)
    }

    public func view(_ model: BookModel, _ size: Size) -> View { paint(model) }

    public func update(_ model: inout BookModel, _ event: Event<Answer>) -> [Effect<Job>] {
        switch event {
        case .started(let size):
            model.size = size
            return [.perform(Job(.begin))]
        case .resized(let size):
            model.size = size
            return []
        case .key(let key): return press(key, &model)
        case .paste(let paste): return self.paste(paste, &model)
        case .tick(let now): return tick(now, &model)
        case .answer(let answer): return take(answer.news, &model)
        case .edited(let text): return onTop(&model) { $0.edited(text, $1) }
        case .ending: return model.sheets.indices.flatMap { leave($0, &model) }
        case .resumed, .focus: return [.perform(Job(.look))]
        }
    }

    private func paste(_ paste: Paste, _ model: inout BookModel) -> [Effect<Job>] {
        model.idleSince = nil
        switch model.overlay {
        case .palette(var palette):
            palette.handle(paste)
            model.overlay = .palette(palette)
            return []
        case .help, .locked: return []
        case nil: return onTop(&model) { $0.paste(paste, $1) }
        }
    }

    private func tick(_ now: Int64, _ model: inout BookModel) -> [Effect<Job>] {
        model.loopMilliseconds = now
        if let message = model.message, message.until <= now { model.message = nil }
        var effects = onTop(&model) { $0.tick($1) }
        let idleSince = model.idleSince ?? now
        model.idleSince = idleSince
        if now - idleSince >= Self.idleMilliseconds, !model.isLocked, model.isOpen {
            effects += lock(&model)
        }
        return effects + [.perform(Job(.look))]
    }
}

// What comes back.

extension FieldBook {
    private func take(_ news: Answer.News, _ model: inout BookModel) -> [Effect<Job>] {
        switch news {
        case .opened(let isPractice):
            model.isPractice = isPractice
            model.message = nil
            model.sheets = []
            return push(TodayPage(), &model)
        case .nothingHere:
            model.sheets = []
            return push(WelcomePage(), &model)
        case .reply(let ticket, let reply): return take(reply, ticket, &model)
        case .standing(let standing, let changed):
            model.standing = standing
            return refresh(changed, &model)
        case .time(let now):
            model.standing.now = now
            return []
        case .exchange(let exchange):
            model.exchange = exchange
            return []
        case .told(let wording, let style):
            tell(wording, style, &model)
            return []
        }
    }

    private func take(_ reply: Reply, _ ticket: Answer.Ticket, _ model: inout BookModel)
        -> [Effect<Job>]
    {
        guard let index = model.sheets.firstIndex(where: { $0.id == ticket.page }),
            model.sheets[index].asked[ticket.question] == ticket.number
        else { return [] }
        let effects = reply(&model.sheets[index].page, context(model))
        return apply(effects, of: ticket.page, &model)
    }

    /// The page on top reads anew at once, the others when they come up again.
    private func refresh(_ folders: Set<FolderID>, _ model: inout BookModel) -> [Effect<Job>] {
        guard !folders.isEmpty else { return [] }
        for index in model.sheets.indices where model.sheets[index].page.shows(folders) {
            model.sheets[index].isStale = true
        }
        return freshen(&model)
    }
}
