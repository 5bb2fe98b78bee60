// A small program on a screen, to be killed, crashed, stopped and resized by the tests.

import Glibc
import TerminalUI

struct Victim: Application {
    struct Model {
        var editor = TextEditor()
        var keys = 0
        var pasted = 0
        var size = Size(columns: 0, rows: 0)
        var events: [String] = []
    }

    enum Job: Sendable { case slow }

    func update(_ model: inout Model, _ event: Event<String>) -> [Effect<Job>] {
        switch event {
        case .started(let size):
            model.size = size
            return [.perform(.slow)]
        case .resized(let size): model.size = size
        case .answer(let text): model.events.append(text)
        case .resumed: model.events.append("hervat")
        case .edited(let text): model.events.append("bewerkt: \(text ?? "niets")")
        case .paste(let paste):
            model.pasted += paste.text.utf8.count
            model.editor.insert(paste.text)
        case .key(let key): return press(key, &model)
        case .focus, .tick, .ending: break
        }
        return []
    }

    private func press(_ key: Key, _ model: inout Model) -> [Effect<Job>] {
        model.keys += 1
        switch key {
        case "ctrl+q": return [.quit]
        case "ctrl+z": return [.stop]
        case "ctrl+o": return [.edit(model.editor.text)]
        case "ctrl+x": crash()
        case "ctrl+g": model.events.append(overrun(1))
        case "ctrl+l": while true { sleep(1) }
        default: _ = model.editor.handle(key, columns: model.size.columns)
        }
        return []
    }

    /// As a fault of our own does.
    private func crash() -> Never { fatalError("op verzoek") }

    /// Runs its stack over, long before it could return anything.
    private func overrun(_ depth: Int) -> String {
        depth == .max ? "" : String(depth) + overrun(depth + 1)
    }

    func view(_ model: Model, _ size: Size) -> View {
        .rows([
            .exactly(1, .bar("slachtoffer", Line("\(size.columns)x\(size.rows)", .header))),
            .exactly(1, .line(Line("toetsen \(model.keys) geplakt \(model.pasted)"))),
            .exactly(1, .line(Line(model.events.joined(separator: ", ")))),
            .share(model.editor.view()),
        ])
    }
}

struct Worker: Runner {
    func start(_ job: Victim.Job, answers: Mailbox<String>) { answers.post("klaar") }
}

/// The few settings that count, without Foundation, which takes its time to start.
let environment = ["TERM", "EDITOR", "COLORTERM", "NO_COLOR"].reduce(into: [String: String]()) {
    if let value = getenv($1) { $0[$1] = String(cString: value) }
}

do {
    let loop = Loop(Victim(), runner: Worker(), environment: environment)
    try loop.run(Victim.Model()).exit()
} catch {
    print("geen terminal")
    exit(2)
}
