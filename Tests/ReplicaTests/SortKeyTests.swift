import Testing

@testable import Replica

/// Names in the order of a Dutch list.
@Suite struct SortKeyTests {
    @Test(arguments: [
        ("Jansen", "jansen\t\t"),
        ("Jan Jansen", "jansen\tjan\t"),
        ("J. van der Berg", "berg\tj\tvan der"),
        ("van der Berg", "berg\t\tvan der"),
        ("van der Berg, Jan", "berg\tjan\tvan der"),
        ("Berg, Jan van der", "berg\tjan\tvan der"),
        ("'t Hart", "hart\t\tt"),
        ("Piet ’t Hart", "hart\tpiet\tt"),
        ("Van 't Hoff", "hoff\t\tvan t"),
        ("Els in 't Veld", "veld\tels\tin t"),
        ("Anne-Marie de Vries", "vries\tanne-marie\tde"),
        ("Anna Jansen-de Vries", "jansen-de vries\tanna\t"),
        ("Anna de Vries-van den Berg", "vries-van den berg\tanna\tde"),
        ("Jo l'Ortye", "ortye\tjo\tl"),
        ("Pat O'Brien", "obrien\tpat\t"),
        ("Łukasz Żółć", "zolc\tlukasz\t"),
        ("Jürgen Müller", "muller\tjurgen\t"),
        ("MÜLLER, JÜRGEN", "muller\tjurgen\t"),
        ("Nguyễn Thị Ánh", "anh\tnguyen thi\t"),
        ("Groß", "gross\t\t"),
        ("Van", "van\t\t"),
        ("van der", "der\t\tvan"),
        ("Ван Гог", "гог\tван\t"),
        ("", "\t\t"), ("  ,  ", "\t\t"), ("🏠", "\t\t"),
    ])
    func `a name is sorted by its surname, then the rest`(name: String, key: String) {
        #expect(sortKey(name) == key)
    }

    @Test func `names stand where a Dutch list has them`() {
        let names = [
            "Zwart, Bo", "'t Hart", "de Boer", "Berg", "Jan van den Berg", "Anna Bergen",
            "Anna Berg", "Ömer Berg", "van Aalst", "Émile Zola", "IJsbrand van IJzeren",
        ]

        #expect(
            names.sorted { sortKey($0) < sortKey($1) } == [
                "van Aalst", "Berg", "Anna Berg", "Jan van den Berg", "Ömer Berg", "Anna Bergen",
                "de Boer", "'t Hart", "IJsbrand van IJzeren", "Émile Zola", "Zwart, Bo",
            ])
    }

    @Test func `a letter with its accent apart is the letter with its accent`() {
        #expect(sortKey("Mu\u{308}ller") == sortKey("M\u{fc}ller"))
        #expect(plainLetters("ÀÇÉÎÑÖŠŽĲßŒ") == "aceinoszijssoe")
    }
}
