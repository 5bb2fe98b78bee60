internal import Housing
public import Replica
internal import SyncProtocol
internal import TerminalUI

/// The one owner of the replica: it does the work of all pages, one after the other.
public final class Archive {
    let replica: Replica
    private var knownRevision: Int64
    private var knownForeign: Int64
    private var isNew = true
    private var naslagNow: Naslag?
    private var foldersNow: [FolderID]?
    var looks = NotedLooks()
    /// What is written once the answer was given: no reader waits for the disk.
    private var owed: [(Archive) throws -> Void] = []
    private var generator: any RandomNumberGenerator

    public init(
        _ replica: Replica,
        random: any RandomNumberGenerator = SystemRandomNumberGenerator()
    ) throws {
        self.replica = replica
        generator = random
        knownRevision = try replica.revision()
        knownForeign = try replica.foreignRevision()
    }

    /// Does the work, and tells what else changed meanwhile.
    public func perform(_ job: Job) -> [Answer] {
        var answers: [Answer] = []
        do {
            switch job.work {
            case .ask(let ticket, let run): answers.append(Answer(.reply(ticket, try run(self))))
            case .undo: answers.append(try undoLast())
            case .look: answers.append(Answer(.time(try replica.now())))
            case .begin, .connect, .practise, .syncNow, .keep: break
            }
            return answers + (try news())
        } catch {
            return answers + [Answer(.told(error.wording, .danger))]
        }
    }

    func owe(_ work: @escaping (Archive) throws -> Void) { owed.append(work) }

    /// Writes down, right after an answer was given, what follows from it: who looked, and at which version.
    public func settle() -> [Answer] {
        guard !owed.isEmpty else { return [] }
        let work = owed
        owed = []
        let failures = work.compactMap { work -> Answer? in
            do { try work(self) } catch {
                let wording = error is LookNotKept ? Texts.lookNotKept : error.wording
                return Answer(.told(wording, .warning))
            }
            return nil
        }
        return failures + ((try? news()) ?? [])
    }

    /// What was written since the last time, by whichever program.
    private func news() throws -> [Answer] {
        let (revision, foreign) = (try replica.revision(), try replica.foreignRevision())
        guard isNew || revision != knownRevision || foreign != knownForeign else { return [] }
        let changes = try replica.changes(since: knownRevision)
        let changed = try changes.folders.filter { try !isLog($0) }
        isNew = false
        knownRevision = max(changes.revision, revision)
        knownForeign = foreign
        if !changed.isEmpty { (naslagNow, foldersNow) = (nil, nil) }
        return [Answer(.standing(try OfficeStanding(replica), changed: Set(changed)))]
    }
}

// What pages read again and again.

extension Archive {
    var today: Day { get throws { LocalTime(milliseconds: try replica.now()).day } }

    /// Read anew when something was changed.
    var naslag: Naslag {
        get throws {
            if let naslagNow { return naslagNow }
            let naslag = try Naslag(replica)
            naslagNow = naslag
            return naslag
        }
    }

    /// The short number by which people name a dossier; only its neighbours in order share much with it.
    func number(of folder: FolderID) throws -> DossierNumber? {
        let all = try foldersNow ?? replica.dossierFolders()
        foldersNow = all
        var (low, high) = (0, all.count)
        while low < high {
            let middle = (low + high) / 2
            if all[middle] < folder { low = middle + 1 } else { high = middle }
        }
        let neighbours = all[max(0, low - 1)..<min(all.count, low + 2)]
        return DossierNumber.shortest(of: [folder], among: Array(neighbours))[folder]
    }

    var formContext: FormContext { get throws { try FormContext(replica, on: today) } }

    func newIdentifier<Kind>() -> Identifier<Kind> { .random(using: &generator) }

    /// The names by which people know a few dossiers.
    func titles(of folders: some Sequence<FolderID>) throws -> [FolderID: String] {
        let few = Array(Set(folders))
        guard !few.isEmpty else { return [:] }
        let rows = try replica.rows(
            of: DossierField.type, [DossierField.naam.number], where: [.folders(few)]
        ) { ($0.folder, $0.text(0) ?? "") }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    /// Writes in a dossier, on the version that was read.
    @discardableResult
    func commit(_ save: Save, to opened: OpenedDossier) throws -> ChangeName {
        try replica.commit(opened.onThisVersion(save))
    }
}
