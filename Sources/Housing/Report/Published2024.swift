// The annual report of 2024 as it was published, and where its own figures do not fit one another.

/// What the report says of one region; nil where it says nothing.
struct PublishedFigures: Sendable {
    let regio: Regio
    /// Housing in the first list of its section.
    let housing: Int
    /// Housing, Housing Plus, Housing First and Housing Justitieel as they stand behind the total.
    let perProces: [Int]
    let total: Int?
    /// Registered for the short route, and where it led: short, regular, rejected.
    let verkort: (aangemeld: Int, led: [Int])?

    static let of2024 = [
        PublishedFigures(
            regio: .parkstad, housing: 93, perProces: [95, 39, 17, 1], total: 149,
            verkort: (45, [0, 33, 12])),
        PublishedFigures(
            regio: .westelijkeMijnstreek, housing: 58, perProces: [58, 3, 3, 0], total: 64,
            verkort: (29, [1, 16])),
        PublishedFigures(
            regio: .maastricht, housing: 77, perProces: [77], total: 77, verkort: nil),
        PublishedFigures(regio: .heuvelland, housing: 2, perProces: [2], total: nil, verkort: nil),
    ]

    /// The regions that §2.1 lists, and how many it says there are.
    static let listedRegions = [
        "Parkstad", "Westelijke Mijnstreek", "Maastricht", "Heuvelland",
        "Vaals, Gulpen en Meerssen",
    ]
    static let statedRegions = 3
    /// Housing Plus of §3.2.2, which stands in no total.
    static let vaals = 1

    fileprivate var contradictions: [Words] {
        var found: [Words] = []
        if let listed = perProces.first, listed != housing {
            found.append(
                Words(
                    "\(regio.label): Housing is \(housing) in de ene regel en \(listed) in de andere",
                    "\(regio.label): Housing is \(housing) in one line and \(listed) in another"))
        }
        let sum = perProces.reduce(0, +)
        if let total, sum != total {
            let terms = perProces.map(String.init).joined(separator: " + ")
            let other = sum - (perProces.first ?? 0) + housing
            found.append(
                Words(
                    "\(regio.label): \(terms) = \(sum) (met \(housing): \(other)), er staat \(total)",
                    "\(regio.label): \(terms) = \(sum) (with \(housing): \(other)), stated \(total)"
                ))
        }
        if let verkort, verkort.led.reduce(0, +) != verkort.aangemeld {
            let led = verkort.led.reduce(0, +)
            found.append(
                Words(
                    "\(regio.label): de verkorte toeleiding verklaart \(led) van \(verkort.aangemeld)",
                    "\(regio.label): the short route explains \(led) of \(verkort.aangemeld)"))
        }
        return found
    }
}

extension Jaarverslag {
    /// Where the published figures of this year contradict each other; no set of records yields them all.
    public var contradictions: [Words] {
        guard jaar == 2024 else { return [] }
        let listed = PublishedFigures.listedRegions.count
        return PublishedFigures.of2024.flatMap(\.contradictions) + [
            Words(
                "er staat \(PublishedFigures.statedRegions) regio's, en er worden er \(listed) genoemd",
                "it says \(PublishedFigures.statedRegions) regions, and lists \(listed)"),
            Words(
                "de \(PublishedFigures.vaals) plaatsing van Vaals staat in geen totaal",
                "the \(PublishedFigures.vaals) placement of Vaals is in no total"),
        ]
    }

    /// Where what is counted here differs from what was published.
    public var differences: [Words] {
        guard jaar == 2024 else { return [] }
        return PublishedFigures.of2024.compactMap { published in
            let counted = regios[published.regio]?.processen[.housing]?.plaatsingen ?? 0
            guard counted != published.housing else { return nil }
            return Words(
                "\(published.regio.label): Housing telt hier \(counted) plaatsingen, gepubliceerd is "
                    + "\(published.housing)",
                "\(published.regio.label): Housing counts \(counted) placements here, "
                    + "\(published.housing) were published")
        }
    }
}
