internal import Housing
internal import Replica
internal import SyncProtocol

/// What others did in one dossier since the person here looked at it last.
struct DossierNews: Sendable {
    struct Deed: Sendable {
        let author: String
        let time: String
        let what: String
        /// What stood there before; nil where nothing did.
        let from: String?
        let to: String
        let reason: String?
    }

    let folder: FolderID
    let name: String
    /// The version that is told of: looking at it sees this, and no more.
    let version: [ChangeName]
    /// Nobody here ever looked at it: all of it is news, and it is not told one by one.
    let isNew: Bool
    let deeds: [Deed]
    /// The texts in which people met: what they typed at once is read again by a person.
    let toRead: [Field]
}

extension Archive {
    /// Of the person's own dossiers, or of all; the names as a list has them.
    func news(ofAll isOfAll: Bool) throws -> [DossierNews] {
        var all = try replica.news()
        let dossiers = Set(try replica.dossierFolders())
        all.removeAll { !dossiers.contains($0.folder) }
        if !isOfAll, let me = try replica.user()?.id {
            let mine = try Caseload(replica, of: me, on: today).folders
            all.removeAll { !mine.contains($0.folder) }
        }
        let (names, people) = (try titles(of: all.map(\.folder)), try Names(replica))
        return try all.map { news in
            DossierNews(
                folder: news.folder, name: names[news.folder] ?? "",
                version: try replica.heads(of: news.folder), isNew: news.isNew,
                deeds: try deeds(of: news, people), toRead: try textsToRead(in: news))
        }.sorted { ($0.name, $0.folder) < ($1.name, $1.folder) }
    }

    private func deeds(of news: FolderNews, _ people: Names) throws -> [DossierNews.Deed] {
        let changes = Set(news.deeds.map(\.change))
        guard !changes.isEmpty else { return [] }
        let today = try today
        return try replica.steps(of: news.folder).filter { changes.contains($0.entry.name) }
            .flatMap { step in
                step.items.map { item in
                    DossierNews.Deed(
                        author: people.name(of: step.entry.author),
                        time: LocalTime(milliseconds: step.entry.at).words(on: today),
                        what: Self.withoutIdentifier(item.what), from: item.from, to: item.to,
                        reason: item.reason)
                }
            }
    }

    /// Commands name a record by the beginning of its identifier; who reads news has no use for it.
    private static func withoutIdentifier(_ what: String) -> String {
        what.replacing(/\s[0-9a-f]{8}\b/, with: "")
    }

    /// Those in which something met that the person did not see yet.
    private func textsToRead(in news: FolderNews) throws -> [Field] {
        let touched = Set(news.deeds.compactMap(\.subject.field))
        return try replica.paragraphsToRead(in: news.folder).keys
            .filter { news.isNew || touched.contains($0) }.sorted()
    }

    /// The person has seen this, and no more.
    func markSeen(_ news: [DossierNews]) throws {
        for one in news { try replica.markLooked(at: one.folder, version: one.version) }
    }
}
