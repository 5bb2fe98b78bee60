/// Full names and what their bearers are called: one person is written with either.
enum CallNames {
    /// The full ones first, in plain letters; each line is one family of names.
    private static let families: [[String]] = [
        ["johannes", "johan", "jan", "hans", "jo", "john", "sjang", "joannes"],
        ["petrus", "pieter", "peter", "piet", "pierre", "pie"],
        ["wilhelmus", "willem", "wim", "guillaume", "helmus"],
        ["hendrikus", "hendrik", "henk", "harrie", "harry", "henri", "rik", "hendricus"],
        ["jacobus", "jacob", "jaap", "co", "sjaak", "jacques", "koos"],
        ["cornelis", "cornelius", "cees", "kees", "nelis", "cor"],
        ["antonius", "anton", "toon", "ton", "tonny", "antoon", "theunis", "teun"],
        ["martinus", "martin", "tinus", "mart", "maarten"],
        ["franciscus", "frans", "francois", "sjuf", "frank"],
        ["hubertus", "hub", "huub", "bert", "hubert"],
        ["albertus", "albert", "bert", "ab", "appie"], ["lambertus", "lambert", "bert", "bertus"],
        ["gerardus", "gerard", "ger", "geert", "gerrit", "sjra"],
        ["theodorus", "theo", "dorus", "theodoor"],
        ["leonardus", "leo", "leon", "leonard", "nard"],
        ["josephus", "jozef", "josef", "jos", "sef", "joep"],
        ["nicolaas", "nico", "klaas", "niek", "nick"],
        ["matthias", "mathieu", "math", "thei", "thijs"],
        ["christianus", "chris", "christiaan", "stan"], ["michael", "michiel", "mike", "michel"],
        ["maria", "marie", "mia", "ria", "mieke", "marieke", "miet"],
        ["elisabeth", "els", "betty", "lies", "liesbeth", "elly", "bep", "lisa"],
        ["johanna", "jo", "hanna", "anneke", "jannie", "hannie", "joke"],
        ["catharina", "toos", "trees", "tiny", "cathy", "katrien", "trijn", "tineke", "karin"],
        ["hubertina", "tiny", "bertha", "tina"],
        ["wilhelmina", "mina", "willemien", "wil", "mien"],
        ["anna", "annie", "an", "anneke", "anke", "ans"],
        ["margaretha", "greet", "margriet", "gretha"],
        ["cornelia", "corrie", "nel", "nellie", "lia"],
        ["francisca", "cisca", "francien", "sisca"],
        ["mohammed", "mohamed", "mohammad", "muhammed", "mo", "mehmet"],
        ["abdelkader", "abdel", "kader"], ["fatima", "fatma", "fatiha"],
        ["mustafa", "mustapha", "moes"],
        ["alexander", "alex", "sander", "sasha"], ["elizabeth", "liz", "elisabeth"],
    ]

    private static let familiesByName: [String: Set<Int>] = {
        var numbers: [String: Set<Int>] = [:]
        for (number, family) in families.enumerated() {
            for name in family { numbers[name, default: []].insert(number) }
        }
        return numbers
    }()

    static func areOfOne(_ name: String, _ other: String) -> Bool {
        guard let mine = familiesByName[name], let theirs = familiesByName[other] else {
            return false
        }
        return !mine.isDisjoint(with: theirs)
    }
}
