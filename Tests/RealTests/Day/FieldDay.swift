import FaultProxy
import Foundation
import Testing

/// A hub, three people and three laptops; what is done on it is done by keys.
final class FieldDay {
    let folder: URL
    let clock: DayClock
    let office: Office
    /// Consulent in Parkstad.
    private(set) var anna: Person!
    /// Consulent in Parkstad and in Maastricht.
    private(set) var bram: Person!
    /// At the office.
    private(set) var els: Person!
    /// The numbers by which the dossiers are known.
    var vries = "", smeets = "", peters = ""
    /// What was read to be saved, by dossier.
    var notes: [String: [String]] = [:]

    var people: [Person] { [anna, bram, els] }

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "veldboek-dag-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        clock = DayClock(in: folder)
        try clock.set(8)
        office = Office(
            data: folder.appending(path: "loket").path, surroundings: clock.environment)
        try office.start()
        anna = try employ("Anna", "consulent", "parkstad")
        bram = try employ("Bram", "consulent", "parkstad,maastricht")
        els = try employ("Els", "kantoor", "parkstad,maastricht")
    }

    deinit {
        for person in [anna, bram, els] { person?.laptop.network.close() }
        try? office.end()
        try? FileManager.default.removeItem(at: folder)
    }

    private func employ(_ name: String, _ role: String, _ regions: String) throws -> Person {
        try office("gebruikers", "toevoegen", name, "--rol", role, "--regio", regions)
        let replica = folder.appending(path: "\(name)/replica.sqlite").path
        let laptop = Laptop(
            name, replica: replica, network: try FaultProxy(hubPort: office.port),
            surroundings: clock.environment)
        return Person(name, on: laptop)
    }

    /// What the office told somebody to fill in.
    func invitation(of person: Person) throws -> (address: String, code: String) {
        let code = try office("uitnodigen", person.name)["code"].text
        return ("http://127.0.0.1:\(person.laptop.network.port)", code)
    }

    /// The field book looks at the time twice a second.
    func passes(_ hour: Int64, _ minute: Int64 = 0) throws {
        try clock.set(hour, minute)
        usleep(700_000)
    }

    /// Where there is no signal the field book says so, and goes on.
    func leaveTheOffice() throws {
        for person in people { person.loseSignal() }
        for person in people { try person.sees("○") }
    }

    func saved(_ note: String, in dossier: String) { notes[dossier, default: []].append(note) }
}
