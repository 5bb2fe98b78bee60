// The lists of codes as they ship.

extension Code {
    static let shipped =
        urgency + localUrgency + reasons(.positief, positive) + reasons(.negatief, negative)
        + reasons(.afwijzing, rejected) + reasons(.intrekking, withdrawn)
        + reasons(.heropening, reopened) + reasons(.overslaan, skipped)
        + reasons(.weigering, refused)

    /// A rejection for this reason alone is stopped by R7.
    static let woonblokkade = "woonblokkade"

    /// Nine that a bill prescribes; each holds from its entry into force (S3).
    private static let urgency = [
        ("mantelzorg", "mantelzorg"), ("medisch", "chronisch medisch"),
        ("uitstroom-ggz", "uitstroom GGZ"),
        ("geweld", "opvang huiselijk geweld of mensenhandel"),
        ("opvang", "opvang daklozen"), ("beschermd-wonen", "beschermd wonen"),
        ("jeugdzorg", "jeugdzorg 18–23"), ("detentie", "gevangenis of jeugdinrichting"),
        ("duup", "uitstapprogramma prostituees (DUUP)"),
    ].map {
        Code(
            .urgentie, $0.0, $0.1, bron: "Wet versterking regie volkshuisvesting",
            isInForce: false)
    }

    private static let localUrgency = [
        ("vergunninghouders", "vergunninghouders"), ("stadsvernieuwing", "stadsvernieuwing"),
        ("onbewoonbaar", "onbewoonbaar verklaard"), ("sociaal", "sociale urgentie"),
    ].map { Code(.urgentie, $0.0, $0.1, bron: "lokaal") }

    private static func reasons(_ lijst: Codelijst, _ list: [(String, String)]) -> [Code] {
        list.map { Code(lijst, $0.0, $0.1) }
    }

    private static let positive = [("jaar-goed", "een jaar goed gewoond"), anders]
    private static let negative = [
        ("huurachterstand", "huurachterstand"), ("overlast", "overlast"),
        ("ontruimd", "uit huis gezet"), ("vertrokken", "zelf vertrokken"),
        ("zorg-gestopt", "zorg gestopt"), ("detentie", "detentie"), ("overleden", "overleden"),
        anders,
    ]
    private static let rejected = [
        ("niet-passend", "past in geen woonproces"), ("geen-zorgvraag", "geen vraag naar zorg"),
        ("zorg-te-zwaar", "te zware vraag naar zorg"), ("buiten-regio", "hoort bij geen regio"),
        (woonblokkade, "woonblokkade"), ("voorwaarden", "wil de voorwaarden niet"), anders,
    ]
    private static let withdrawn = [
        ("zelf-gevonden", "zelf een woning gevonden"), ("niet-meer-nodig", "niet meer nodig"),
        ("onbereikbaar", "niet meer te bereiken"), ("verhuisd", "naar elders verhuisd"),
        ("overleden", "overleden"), anders,
    ]
    private static let reopened = [
        ("terugval", "het gaat weer minder goed"), ("vergissing", "bij vergissing afgesloten"),
        ("nieuwe-vraag", "een nieuwe vraag"), anders,
    ]
    private static let skipped = [
        ("opname", "opgenomen"), ("verhuisd", "verhuisd"), ("wil-niet", "wil geen bezoek"),
        ("overleden", "overleden"), anders,
    ]
    private static let refused = [
        ("te-duur", "te duur"), ("ligging", "de buurt of ligging"), ("te-klein", "te klein"),
        ("trap", "niet te bereiken zonder trap"), anders,
    ]
    private static let anders = ("anders", "anders")
}
