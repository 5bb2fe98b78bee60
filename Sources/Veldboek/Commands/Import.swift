internal import Commands
internal import Foundation
internal import Housing
internal import Replica
internal import SyncProtocol

/// Reads registrations from a table: all of them, or none.
func importeer(_ input: Input, _ desk: Desk) async throws -> Answer {
    let table = try table(input.argument(0))
    let context = try FormContext(desk.replica, on: desk.today)
    let plan = try AanmeldingImport(table, context, known: Registration.all(on: desk.replica))
    let saves = try plan.saves(context.naslag) { desk.newIdentifier() }
    let isTrial = input.has("proef")
    let isRefused = !plan.faults.isEmpty
    if !isTrial, !isRefused, !saves.isEmpty { try desk.replica.commitAll(saves) }
    let done = !isTrial && !isRefused
    return Answer(
        plan.faults.map(\.sentence.said) + plan.lines + [headline(plan, done: done)],
        [
            "rows": .number(Int64(plan.rows.count)), "done": .boolean(done),
            "known": .array(plan.known.map { .number(Int64($0)) }),
            "ignored": .array(plan.ignored.map { .text($0) }),
            "faults": .array(
                plan.faults.map {
                    [
                        "line": .number(Int64($0.line)), "column": .text($0.column),
                        "words": .text($0.words.dutch),
                    ]
                }),
            "dossiers": done ? .array(saves.map { .text($0.folder.description) }) : [],
        ], status: isRefused ? .refused : .done)
}

private func headline(_ plan: AanmeldingImport, done: Bool) -> String {
    if !plan.faults.isEmpty {
        return say("Er is niets ingelezen; verbeter eerst {1} fouten.", plan.faults.count)
    }
    return done
        ? say("{1} aanmeldingen ingelezen.", plan.rows.count)
        : say("{1} aanmeldingen passen; zonder --proef worden ze ingelezen.", plan.rows.count)
}

private func table(_ path: String) throws -> CSVTable {
    guard let data = FileManager.default.contents(atPath: path) else {
        throw Refused(say("{1} is niet te lezen.", path))
    }
    guard let text = String(validating: data, as: UTF8.self) else {
        throw Refused(say("{1} is geen UTF-8; bewaar het als CSV UTF-8.", path))
    }
    do { return try CSVTable(text) } catch {
        throw Refused(say("{1} is geen tabel: {2}.", path, error.words.said))
    }
}

extension AanmeldingImport {
    fileprivate var lines: [String] {
        let ignored = ignored.map { say("Kolom \"{1}\" hoort nergens bij en blijft weg.", $0) }
        let known = known.map { say("Regel {1} staat hier al.", $0) }
        let warnings = rows.flatMap { row in
            row.warnings.map { say("Regel {1}: {2}", row.line, $0.line) }
        }
        return ignored + known + warnings
    }
}
