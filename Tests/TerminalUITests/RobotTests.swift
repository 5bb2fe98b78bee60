import TerminalRobot
import Testing

@testable import TerminalUI

/// A small program, driven without a terminal.
struct RobotTests {
    private struct Notes: Application {
        struct Model {
            var editor = TextEditor(isOneLine: true)
            var saved: [String] = []
            var seconds = 0
            var isSaving = false
        }

        enum Job: Hashable, Sendable { case save(String) }

        var tickMilliseconds: Int64? { 1_000 }

        func update(_ model: inout Model, _ event: Event<String>) -> [Effect<Job>] {
            switch event {
            case .tick: model.seconds += 1
            case .answer(let text):
                model.saved.append(text)
                model.isSaving = false
            case .key("Enter"):
                model.isSaving = true
                defer { model.editor = TextEditor(isOneLine: true) }
                return [.perform(.save(model.editor.text))]
            case .key("ctrl+o"): return [.edit(model.editor.text)]
            case .edited(let text?): model.editor.replaceAll(with: text)
            case .key("ctrl+z"): return [.stop]
            case .key("Esc"): return [.quit]
            case .key(let key): _ = model.editor.handle(key, columns: 40)
            default: break
            }
            return []
        }

        func view(_ model: Model, _ size: Size) -> View {
            .rows([
                .exactly(1, .bar("notities", Line("\(model.seconds) s", .header))),
                .exactly(1, model.editor.view()),
                .exactly(1, .line(Line(model.isSaving ? "bezig" : "rust", .quiet))),
                .share(.lines(model.saved.map { Line("+ \($0)", .good) })),
            ])
        }
    }

    private func robot() -> Robot<Notes> {
        Robot(Notes(), Notes.Model(), size: Size(columns: 40, rows: 12)) { job in
            switch job {
            case .save(let text): [text]
            }
        }
    }

    @Test
    func `a robot presses keys, counts them, and reads lines`() {
        var robot = robot()
        robot.type("hallo")
        robot.press("Enter")

        #expect(robot.keysPressed == 6)
        #expect(robot.lines[0] == "notities                             0 s")
        #expect(robot.line(with: "+ hallo") == "+ hallo")
        #expect(robot.style(of: "+ hallo") == .good)
    }

    @Test
    func `work that is held shows what a screen looks like meanwhile`() {
        var robot = robot()
        robot.holdsJobs = true
        robot.type("a")
        robot.press("Enter")
        #expect(robot.shows("bezig") && robot.waiting == [.save("a")])

        robot.runJobs()
        #expect(robot.shows("+ a") && robot.shows("rust"))
    }

    @Test
    func `time passes only when the robot lets it`() {
        var robot = robot()
        robot.advance(milliseconds: 999)
        #expect(robot.shows("0 s"))
        robot.advance(milliseconds: 2_001)
        #expect(robot.shows("3 s"))
    }

    @Test
    func `the editor, a stop and the end are seen by the robot`() {
        var robot = robot()
        robot.type("x")
        robot.press("ctrl+o", "ctrl+z")
        robot.closeEditor(with: "beter")
        #expect(robot.handedToEditor == ["x"] && robot.stops == 1)
        #expect(robot.lines[1] == "beter")
        robot.press("Esc", "q")
        #expect(robot.hasQuit && robot.lines[1] == "beter")
    }

    @Test
    func `a window that is too small says what it needs`() {
        var robot = robot()
        robot.resize(to: 39, 12)

        #expect(robot.lines[0] == "Maak het venster groter: minstens 40")
        robot.resize(to: 40, 12)
        #expect(robot.shows("notities"))
    }
}
