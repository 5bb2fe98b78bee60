internal import Housing
internal import SyncProtocol
internal import TerminalUI

/// Which form to fill in for a dossier: every form of Housing that makes a record of its own.
struct FormChoicePage: Page {
    enum Action: Hashable { case choose }

    private let folder: FolderID
    private var list = ListState()

    /// Others are opened from what they are about.
    private static let offered = FormDefinition.all.filter { definition in
        switch definition.about {
        case .record: definition.name != FormDefinition.notitie.name
        case .facts: true
        case .registration, .moment, .restricted: false
        }
    }

    init(_ folder: FolderID) { self.folder = folder }

    func title(_ context: PageContext) -> Wording { Texts.form }

    var bindings: Bindings { Bindings([Binding(["Enter"], Texts.choose, .choose)]) }

    mutating func act(_ action: Action, _ context: PageContext) -> [PageEffect] {
        let subject = FormSubject(definition: Self.offered[list.selected], folder: folder)
        return [.replace(FormPage(subject))]
    }

    mutating func press(_ key: Key, _ context: PageContext) -> [PageEffect]? {
        list.handle(key, count: Self.offered.count, rows: context.size.rows - 1) ? [] : nil
    }

    func view(_ context: PageContext) -> View {
        .rows([
            .exactly(1, .line(Line(" " + context.say(Texts.whichForm), .heading))),
            .share(
                list.view(count: Self.offered.count) { Line(context.say(Self.offered[$0].title)) }),
        ])
    }
}
