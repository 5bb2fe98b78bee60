// The English of what the command line itself says.

extension Catalogue {
    /// What the command line of every program says.
    package static let english = Catalogue([
        "Gebruik: {1}": "Usage: {1}",
        "Voorbeeld: {1}": "Example: {1}",
        "Uitleg bij een opdracht: {1} OPDRACHT --help":
            "Help on a command: {1} COMMAND --help",
        "antwoord voor machines": "an answer for machines",
        "deze uitleg": "this help",
        "nl of en; anders volgens LANG": "nl or en; otherwise as LANG says",
        "\"{1}\" wil een tweede woord: {2}": "\"{1}\" wants a second word: {2}",
        "Er is geen opdracht \"{1}\".": "There is no command \"{1}\".",
        " Bedoelt u {1}?": " Do you mean {1}?",
        " Typ: {1} help": " Type: {1} help",
        "\"{1}\" is geen opdracht. Bedoelt u {2}?": "\"{1}\" is no command. Do you mean {2}?",
        ", of ": ", or ",
        "De optie --{1} wil een waarde": "Option --{1} wants a value",
        "De optie {1} is er niet.": "There is no option {1}.",
        "De optie --{1} staat er twee keer.": "Option --{1} is there twice.",
        "De optie --{1} wil geen waarde.": "Option --{1} wants no value.",
        "De optie {1} ontbreekt.": "Option {1} is missing.",
        "Er ontbreekt: {1}.": "Missing: {1}.",
        "Te veel woorden: \"{1}\". Zet tekst met spaties tussen aanhalingstekens.":
            "Too many words: \"{1}\". Put text with spaces between quotation marks.",
        "De taal {1} is er niet; kies nl of en.": "There is no language {1}; choose nl or en.",
    ])
}
