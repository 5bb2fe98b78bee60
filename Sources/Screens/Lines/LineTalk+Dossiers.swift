internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

// Dossiers by line: what is to be done today, found by a name, read, and written in.

extension LineTalk {
    /// A terminal breaks long lines itself, and who listens hears no end of a line.
    private static let columns = 1_000

    mutating func today(_ archive: Archive) throws -> [String] {
        let me = try archive.replica.user()?.id
        let work = try Worklist(archive.replica, of: me, archive.naslag, on: archive.today)
        let tasks = work.tasks
        let head =
            "\(say(Texts.day(try archive.today))). "
            + say(Texts.tasks(tasks.count, ofAll: false))
        guard !tasks.isEmpty else { return [head, say(Texts.nothingToDo)] + menu() }
        let names = try archive.titles(of: tasks.map(\.folder))
        stage = .dossiers(tasks.map(\.folder), .look)
        let entries = tasks.enumerated().map { index, task in
            ("\(index + 1). \(names[task.folder] ?? ""): \(say(task.words.wording))", task.folder)
        }
        return [head] + tell(LineList(entries, .lijst), archive) + [say(Texts.numberOrBack)]
    }

    mutating func find(_ words: String, _ purpose: Purpose, _ archive: Archive) throws -> [String] {
        let types = HousingSchema.dossierTypes
        let found = try archive.replica.search(words, types: types, limit: Self.mostFound)
        let folders = found.map(\.folder).unique
        if case .register = purpose {
            guard !folders.isEmpty else { return try fill(registration(of: words), archive) }
            stage = .dossiers(folders, .register(words))
            return [say(Texts.mayBeHere)] + tell(try listed(folders, archive), archive)
                + [say(Texts.numberOrRegister)]
        }
        guard !folders.isEmpty else { return [say(Texts.nothingFound), say(Texts.whom)] }
        if folders.count == 1 {
            archive.note(.gezocht, at: folders)
            return try open(folders[0], purpose, archive)
        }
        stage = .dossiers(folders, purpose)
        return tell(try listed(folders, archive), archive) + [say(Texts.numberOrBack)]
    }

    private func listed(_ folders: [FolderID], _ archive: Archive) throws -> LineList {
        LineList(
            try folders.enumerated().map { index, folder in
                ("\(index + 1). \(try archive.replica.dossierTitle(folder))", folder)
            }, .gezocht)
    }

    mutating func open(_ folder: FolderID, _ purpose: Purpose, _ archive: Archive) throws
        -> [String]
    {
        switch purpose {
        case .look, .register:
            return try read(folder, archive) + menu()
        case .note:
            return try fill(FormSubject(definition: .notitie, folder: folder), archive)
        case .moment: return try moments(in: folder, archive)
        }
    }

    private func read(_ folder: FolderID, _ archive: Archive) throws -> [String] {
        let parts = DossierView.Part.allCases.filter { $0 != .history }
        let views = try parts.map {
            try archive.view(of: folder, $0, columns: Self.columns, language)
        }
        return [views[0].name] + views[0].head.map(\.text)
            + views.flatMap { view in
                view.rows.isEmpty
                    ? [] : [say(view.part.name) + ":"] + view.rows.map(\.line.text)
            }
    }

    /// Those that nobody has logged; the only one at once.
    private mutating func moments(in folder: FolderID, _ archive: Archive) throws -> [String] {
        let dossier = try archive.replica.open(folder).dossier
        let open = dossier.controlemomenten.filter {
            $0.choice(ControlemomentUitkomst.self, ControlemomentField.uitkomst) == nil
        }
        guard !open.isEmpty else { return [say(Texts.noOpenMoments)] + menu() }
        let subjects = open.map { moment in
            FormSubject(
                definition: .controlemoment, folder: folder,
                traject: dossier.traject(of: moment).record, changed: moment.key.record)
        }
        if subjects.count == 1 { return try fill(subjects[0], archive) }
        stage = .moments(subjects)
        return open.enumerated().map { index, moment in
            let number = moment.whole(ControlemomentField.nummer) ?? 0
            return "\(index + 1). \(say(Texts.moment(number)))"
        } + [say(Texts.numberOrBack)]
    }

    func registration(of name: String) -> FormSubject {
        FormSubject(definition: .aanmelding, folder: nil, answers: ["naam": name])
    }

    mutating func fill(_ subject: FormSubject, _ archive: Archive) throws -> [String] {
        let form = try LineForm(subject, archive)
        stage = .form(form)
        return form.begin(archive, language)
    }
}
