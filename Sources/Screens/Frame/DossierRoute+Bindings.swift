internal import SyncProtocol
internal import TerminalUI

// Pages about a dossier, as keys of the lists in which one is chosen.

extension DossierRoute {
    /// The keys that open a page about the dossier that is chosen in a list, or shown.
    static func bindings<Action: Hashable & Sendable, P: Page>(
        _ action: (Int) -> Action, of chosen: @escaping @Sendable (Setting<P>) -> FolderID?,
        unless obstacle: @escaping @Sendable (Setting<P>) -> Wording? = { _ in nil }
    ) -> [Binding<Action, Setting<P>>] {
        all.enumerated().map { index, route in
            Binding(
                [route.key], route.name, action(index), isInFooter: route.isInFooter,
                unless: { obstacle($0) ?? (chosen($0) == nil ? Texts.nothingChosen : nil) })
        }
    }
}
