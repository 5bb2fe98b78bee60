import Foundation
import Housing
import Replica
import Testing

/// `veldboek --lineair` itself, as a screen reader or a script has it.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct LineProgramTests {
    private func run(_ path: String, _ input: String, taal: String = "nl") throws -> (
        status: Int32, output: [UInt8], errors: String
    ) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: ProgramTests.program)
        process.arguments = ["--lineair", "--taal", taal]
        process.environment = ["VELDBOEK_REPLICA": path, "HOME": "/tmp", "TERM": "xterm-256color"]
        let (standardInput, output, errors) = (Pipe(), Pipe(), Pipe())
        process.standardInput = standardInput
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        try standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try standardInput.fileHandleForWriting.close()
        let written = try output.fileHandleForReading.readToEnd() ?? Data()
        let complaints = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (
            process.terminationStatus, Array(written), String(decoding: complaints, as: UTF8.self)
        )
    }

    @Test(arguments: ["nl", "en"])
    func `a note is written in a pipe, and no byte steers a terminal`(taal: String) throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        let lines = ["4", "jansen", "Uit een pijp", ".", "", "1", "1", "9", "8", "7", "0", ""]

        let outcome = try run(book.path, lines.joined(separator: "\n"), taal: taal)

        let said = String(decoding: outcome.output, as: UTF8.self)
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(said) \(outcome.errors)")
        #expect(!outcome.output.contains { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F })
        #expect(said.contains(taal == "nl" ? "Bewaard op dit apparaat" : "Saved on this device"))
        let notes = try book.replica.open(.jansen).dossier.notities
        #expect(notes.compactMap { $0.text(NotitieField.tekst) }.contains("Uit een pijp"))
    }

    @Test
    func `where the lines end the program ends, and what was typed is kept`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })

        let outcome = try run(book.path, "4\njansen\nHalf")

        #expect(outcome.status == 0)
        #expect(try book.replica.drafts().count == 1)
    }

    @Test
    func `without a replica it says what to do`() throws {
        let outcome = try run("/tmp/veldboek-none-\(UUID().uuidString).sqlite", "0\n")

        #expect(outcome.status != 0)
        #expect(outcome.errors.contains("koppel"), "\(outcome.errors)")
    }
}
