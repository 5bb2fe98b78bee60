import Housing
import Testing

/// Amounts as people type and read them.
@Suite struct CentsTests {
    @Test(arguments: [
        ("675", 67_500), ("675,00", 67_500), ("5.531,24", 553_124), ("€ 5531,24", 553_124),
        ("0,05", 5), ("-12,50", -1_250), ("1.000.000", 100_000_000),
    ])
    func `an amount is read in whole cents`(typed: String, cents: Int64) {
        #expect(Cents(typed)?.number == cents)
    }

    @Test(arguments: [
        "", "€", "6,5", "6,755", "5.53,24", "1..000", "abc", "12 50", "1e3", "9999999999999", "٣",
    ])
    func `what is no amount is refused`(typed: String) {
        #expect(Cents(typed) == nil)
    }

    @Test(arguments: [
        (67_500, "€ 675,00"), (553_124, "€ 5.531,24"), (5, "€ 0,05"), (-1_250, "€ -12,50"),
        (100_000_000, "€ 1.000.000,00"),
    ])
    func `an amount is written as the Dutch do`(cents: Int64, words: String) {
        #expect(Cents(cents).description == words)
    }
}
