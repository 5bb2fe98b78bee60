import Foundation

/// The people and machines of one day, and the chapters in their order.
final class Day {
    let story: Story
    let office: OfficeMachine
    let anna: Laptop
    let bram: Laptop
    /// Works in the region that a dossier is transferred to.
    let carla: Laptop
    let backup: String

    /// The numbers of the two dossiers, known once Anna registered their people.
    var jansen = ""
    var smeets = ""

    init(_ story: Story, _ programs: Programs, in folder: String) {
        func laptop(of owner: String) -> Laptop {
            Laptop(
                owner: owner, programs: programs,
                replica: "\(folder)/\(owner.lowercased())/replica.sqlite")
        }
        self.story = story
        office = OfficeMachine(programs, data: folder + "/loket")
        anna = laptop(of: "Anna")
        bram = laptop(of: "Bram")
        carla = laptop(of: "Carla")
        backup = folder + "/backup.sqlite"
    }

    func tell() throws {
        try morning()
        try apart()
        try cutOff()
        try transferred()
        try together()
        try restored()
        try compared()
    }

    /// Lets laptops call the hub one after another; each must have nothing left to say.
    func sync(_ laptops: Laptop...) throws {
        for laptop in laptops {
            let report = try laptop("sync")
            guard report["synced"].isTrue else {
                throw Differs(found: "\(report)", expected: "\(laptop.owner) gesynchroniseerd")
            }
        }
    }

    /// So many days before today, as a machine writes it.
    static func day(before days: Int) -> String {
        let moment = Date(timeIntervalSinceNow: -Double(days) * 86_400)
        return moment.formatted(.iso8601.year().month().day())
    }
}
