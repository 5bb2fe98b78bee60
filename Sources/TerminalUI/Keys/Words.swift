/// What the library itself says on a screen.
enum Words {
    static let nothingFound = Wording("niets gevonden", "nothing found")
    static let commands = Wording("Wat wilt u doen?", "What do you want to do?")
    static let isRequired = Wording("Vul dit in.", "Fill this in.")
    static let choose = Wording("Kies er een.", "Choose one.")
    static let notADay = Wording("Typ een dag als 1-3-2026.", "Type a day like 1-3-2026.")
    static let notAnAmount = Wording("Typ een bedrag als 650,00.", "Type an amount like 650.00.")
    static let isFull = Wording("De tekst is vol.", "The text is full.")
    static let yes = Wording("ja", "yes")
    static let no = Wording("nee", "no")
    static let unknown = Wording("onbekend", "unknown")
    static let pickReference = Wording("Enter om te zoeken", "Enter to search")
    static let weekdays = Wording("ma di wo do vr za zo", "mo tu we th fr sa su")
    static let months = Wording(
        "januari februari maart april mei juni juli augustus september oktober november december",
        "January February March April May June July August September October November December")
}
