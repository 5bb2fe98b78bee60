import Housing
import Testing

/// The points of the Kempen, at their limits.
@Suite struct WegingTests {
    private func weging(
        _ woonnood: Weging.Woonnood = .instelling, inkomen: String = "1.379,13",
        gezin: Bool = false, begeleiding: Weging.BegeleidingAttest? = .gemeente,
        kinderen: Int64 = 0, ingeschreven: String = "1-1-2024"
    ) -> Weging {
        Weging(
            woonnood: woonnood, inkomen: Cents(inkomen)!, isGezin: gezin,
            begeleiding: begeleiding, kinderen: kinderen, ingeschreven: Day(ingeschreven)!)
    }

    @Test(arguments: [
        ("1.379,13", false, 20), ("1.379,14", false, 15), ("1.544,13", false, 15),
        ("1.544,14", false, 0), ("1.904,83", true, 20), ("1.904,84", true, 15),
        ("2.102,83", true, 15), ("2.102,84", true, 0),
    ])
    func `income scores up to its limit`(inkomen: String, gezin: Bool, punten: Int64) {
        #expect(weging(inkomen: inkomen, gezin: gezin).inkomenPunten == punten)
    }

    @Test(arguments: zip(Array(0...12), [0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 5, 5]))
    func `children score by twos, five at most`(kinderen: Int64, punten: Int64) {
        #expect(weging(kinderen: kinderen).kinderPunten == punten)
    }

    @Test func `fifty is the most`() {
        #expect(weging(kinderen: 10).punten == Weging.most)
        #expect(weging(.geenOpvang, begeleiding: .arrondissement).punten == 36)
    }

    @Test func `no children score nothing, and still count unless it is strict`() {
        #expect(weging().telt())
        #expect(!weging().telt(isStreng: true))
        #expect(weging(kinderen: 1).telt(isStreng: true))
        #expect(!weging(begeleiding: nil).telt())
        #expect(!weging(.bijzonder).telt())
        #expect(!weging(inkomen: "1.600").telt())
    }

    @Test func `of equal points who was registered first comes first`() {
        let early = weging(ingeschreven: "1-1-2023")

        #expect(Weging.isBefore(early, weging()))
        #expect(Weging.isBefore(weging(kinderen: 1), early))
    }
}
