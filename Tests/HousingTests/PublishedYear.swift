import Replica
import SyncProtocol

@testable import Housing

/// People who went the same way in the year 2024, made from the published numbers and from nobody's life.
struct PublishedGroup {
    let count: Int
    let gemeente: String
    let woonproces: String
    var aanmelder = "Xonar"
    var aangemeld = "15-1-2024"
    /// What happened after the registration, form by form.
    var steps: [Step] = []

    enum Step {
        case intake
        case corporatie(String)
        case plaatsing(String)
        case positief(String)
        case negatief(String)
        case afgewezen
        case meting(huurschuld: String)
        case klacht

        fileprivate func filled(_ gemeente: String) -> (FormDefinition, [String: String]) {
            switch self {
            case .intake: (.intake, ["datum": "1-2-2024", "uitkomst": "geschikt"])
            case .corporatie(let day): (.corporatie, ["corporatie": "Weller", "datum": day])
            case .plaatsing(let day):
                (.plaatsing, ["ingang": day, "gemeente": gemeente, "corporatie": "Weller"])
            case .positief(let day):
                (.afsluiting, ["uitkomst": "positief", "reden": "jaar-goed", "datum": day])
            case .negatief(let day):
                (.afsluiting, ["uitkomst": "negatief", "reden": "overlast", "datum": day])
            case .afgewezen:
                (
                    .afsluiting,
                    ["uitkomst": "afgewezen", "reden": "niet-passend", "datum": "1-3-2024"]
                )
            case .meting(let huurschuld):
                (
                    .meting,
                    [
                        "woont-onafgebroken": "ja", "huurschuld": huurschuld, "overlast": "nee",
                        "datum": "1-10-2024",
                    ]
                )
            case .klacht: (.klacht, ["omschrijving": "verzonnen", "datum": "1-5-2024"])
            }
        }
    }

    var isShort = false

    func short() -> PublishedGroup {
        var group = self
        group.isShort = true
        return group
    }

    func register(_ folder: FolderID, on replica: Replica) throws {
        let today = Day("1-2-2025")!
        var answers = [
            "naam": "Verzonnen Mens", "gemeente": gemeente, "woonproces": woonproces,
            "aanmelder": aanmelder, "datum": aangemeld,
        ]
        if isShort { answers["verkorte-toeleiding"] = "ja" }
        try replica.register(folder, answers, on: today)
        for step in steps {
            let (form, answers) = step.filled(gemeente)
            try replica.fill(form, answers, in: folder, on: today)
        }
    }
}

extension PublishedGroup {
    /// Registered in 2024, in one gemeente for one process.
    private static func of2024(
        _ count: Int, _ gemeente: String, _ woonproces: String, by aanmelder: String = "Xonar",
        _ steps: Step...
    ) -> PublishedGroup {
        PublishedGroup(
            count: count, gemeente: gemeente, woonproces: woonproces, aanmelder: aanmelder,
            steps: steps)
    }

    /// Placed years before, and ended in 2024: figures count by their own day (R12).
    private static func before(
        _ count: Int, _ gemeente: String, _ woonproces: String, _ end: Step
    ) -> PublishedGroup {
        PublishedGroup(
            count: count, gemeente: gemeente, woonproces: woonproces, aangemeld: "1-3-2022",
            steps: [.corporatie("1-4-2022"), .plaatsing("1-6-2022"), end])
    }

    private static let good = Step.positief("1-9-2024")
    private static let bad = Step.negatief("1-9-2024")

    static let parkstad: [PublishedGroup] = {
        let home: [Step] = [.intake, .corporatie("1-3-2024"), .plaatsing("1-8-2024")]
        func housing(_ count: Int, _ gemeente: String, by aanmelder: String, _ steps: [Step])
            -> PublishedGroup
        {
            PublishedGroup(
                count: count, gemeente: gemeente, woonproces: "housing", aanmelder: aanmelder,
                steps: steps)
        }
        func other(_ count: Int, _ gemeente: String, _ woonproces: String, _ steps: [Step])
            -> PublishedGroup
        {
            PublishedGroup(count: count, gemeente: gemeente, woonproces: woonproces, steps: steps)
        }
        return [
            housing(58, "Heerlen", by: "Levantogroep", home),
            housing(35, "Kerkrade", by: "Radar", home),
            housing(28, "Heerlen", by: "Levantogroep", [.intake]),
            housing(6, "Heerlen", by: "Radar", [.intake]), housing(44, "Heerlen", by: "Radar", []),
            housing(33, "Heerlen", by: "Xonar", [.intake]).short(),
            housing(16, "Heerlen", by: "Xonar", [.intake]),
            housing(12, "Heerlen", by: "Xonar", [.afgewezen]).short(),
            housing(4, "Heerlen", by: "Xonar", [.klacht]), housing(68, "Heerlen", by: "Xonar", []),
            other(16, "Heerlen", "housing-plus", home), other(23, "Kerkrade", "housing-plus", home),
            other(7, "Heerlen", "housing-plus", [.intake]),
            other(17, "Heerlen", "housing-plus", []),
            other(17, "Kerkrade", "housing-first", home),
            other(1, "Kerkrade", "housing-justitieel", home),
            before(85, "Heerlen", "housing", good), before(5, "Heerlen", "housing", bad),
            before(17, "Heerlen", "housing-plus", good), before(1, "Heerlen", "housing-plus", bad),
        ]
    }()

    static let elsewhere: [PublishedGroup] = [
        of2024(
            1, "Stein", "housing", by: "Moveoo", .intake, .corporatie("1-2-2024"),
            .plaatsing("13-2-2024")
        ).short(),
        of2024(
            52, "Stein", "housing", by: "Moveoo", .intake, .corporatie("1-3-2024"),
            .plaatsing("1-7-2024")),
        of2024(
            5, "Stein", "housing", .intake, .corporatie("1-3-2024"), .plaatsing("1-7-2024")),
        of2024(16, "Stein", "housing", .intake).short(), of2024(21, "Stein", "housing", .intake),
        of2024(12, "Stein", "housing").short(), of2024(48, "Stein", "housing"),
        of2024(
            3, "Stein", "housing-plus", .intake, .corporatie("1-3-2024"), .plaatsing("1-7-2024")),
        of2024(6, "Stein", "housing-plus", .intake, .corporatie("1-3-2024")),
        of2024(4, "Stein", "housing-plus", .intake), of2024(3, "Stein", "housing-plus"),
        of2024(
            3, "Stein", "housing-first", .intake, .corporatie("1-3-2024"), .plaatsing("1-7-2024")),
        before(62, "Stein", "housing", good), before(7, "Stein", "housing", bad),

        of2024(
            77, "Maastricht", "housing", .intake, .corporatie("1-2-2024"), .plaatsing("1-10-2024")),
        of2024(30, "Maastricht", "housing", .intake), of2024(72, "Maastricht", "housing"),
        before(104, "Maastricht", "housing", good), before(4, "Maastricht", "housing", bad),

        of2024(
            2, "Meerssen", "housing", .intake, .corporatie("1-2-2024"), .plaatsing("1-10-2024")),
        of2024(1, "Meerssen", "housing"),
        of2024(
            1, "Vaals", "housing-plus", .intake, .corporatie("1-2-2024"), .plaatsing("1-10-2024")),
        of2024(3, "Vaals", "housing-plus"),
        before(2, "Vaals", "housing", good), before(1, "Vaals", "housing", bad),

        measured(14, huurschuld: "nee"), measured(1, huurschuld: "ja"),
    ]

    /// Of trajecten that ended more than five years before.
    private static func measured(_ count: Int, huurschuld: String) -> PublishedGroup {
        PublishedGroup(
            count: count, gemeente: "Maastricht", woonproces: "housing", aangemeld: "1-3-2016",
            steps: [
                .plaatsing("1-6-2016"), .positief("1-9-2017"), .meting(huurschuld: huurschuld),
            ])
    }
}
