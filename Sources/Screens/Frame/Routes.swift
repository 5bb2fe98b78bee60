internal import Housing
internal import SyncProtocol
internal import TerminalUI

/// A page that can be gone to from everywhere; those with a digit stand in the row of tabs.
///
/// A new page is a file in `Pages`, its words in a file in `Texts`, and its line here.
struct Route: Sendable {
    let key: Key?
    let name: Wording
    let make: @Sendable (PageContext) -> any Page
    /// Whom it is for.
    var isFor: @Sendable (PageContext) -> Bool = { _ in true }

    /// One line a page.
    static let all: [Route] = [
        Route(key: "1", name: Texts.today) { _ in TodayPage() },
        Route(key: "2", name: Texts.dossiers) { _ in DossiersPage() },
        Route(key: "3", name: Texts.nazorg) { _ in NazorgPage() },
        Route(key: "+", name: Texts.register) { _ in RegisterPage() },
        Route(key: "5", name: Texts.news) { _ in NewsPage() },
        Route(key: "6", name: Texts.conflicts) { _ in ConflictsPage() },
        Route(key: "7", name: Texts.sync) { _ in SyncPage() },
        Route(key: "8", name: Texts.duplicates) { _ in DuplicatesPage() },
        Route(key: "9", name: Texts.queue) { QueuePage(ofAll: $0.standing.isOffice) },
        Route(key: nil, name: Texts.transferAll) { _ in TransferPage(nil) },
        Route(key: "c", name: Texts.unsaved) { _ in UnsavedPage() },
        Route(key: "k", name: Texts.office, make: { _ in OfficePage() }) { $0.standing.isOffice },
    ]
}

/// A page about one dossier, opened from it or from a list in which it is chosen.
struct DossierRoute: Sendable {
    let key: Key
    let name: Wording
    let make: @Sendable (FolderID) -> any Page
    /// The keys that are pressed most stand in the footer.
    var isInFooter = true

    /// One line a page.
    static let all: [DossierRoute] = [
        DossierRoute(key: "n", name: Texts.note) {
            FormSubject(definition: .notitie, folder: $0).page
        },
        DossierRoute(key: "l", name: Texts.moment) { MomentPage($0) },
        DossierRoute(key: "i", name: Texts.intake, make: { IntakePage($0) }, isInFooter: false),
        DossierRoute(
            key: "o", name: Texts.transfer, make: { TransferPage($0) }, isInFooter: false),
        DossierRoute(key: "f", name: Texts.form) { FormChoicePage($0) },
        DossierRoute(key: "h", name: Texts.readAgain) { ReadAgainPage($0) },
    ]
}
