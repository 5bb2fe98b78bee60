/// What the reports say.
let englishReports: [String: String] = [
    "\"{1}\" is geen jaar; typ bijvoorbeeld {2}.": "\"{1}\" is no year; type for example {2}.",
    "Jaarcijfers {1}, geteld op de dag van de gebeurtenis (R12)":
        "Figures of {1}, counted by the day of the event (R12)",
    "Duurzaam: {1} van {2} gemeten": "Lasting: {1} of {2} measured",
    "Deze lijst is nog zoals hij geleverd is: veldboek naslag bewaar":
        "This list is still as it shipped: veldboek naslag bewaar",
    "\"{1}\" is geen VELD=WAARDE.": "\"{1}\" is no FIELD=VALUE.",
    "De lijst \"{1}\" is er niet; kies uit {2}.": "There is no list \"{1}\"; choose from {2}.",
    "Klachten: {1}": "Complaints: {1}",
    "{1} aanmeldingen ({2} convenantpartners, {3} deelnemers), {4} intakes, ":
        "{1} registrations ({2} by partners, {3} by others), {4} intakes, ",
    "{1} bij een corporatie, {2} geplaatst, {3} positief, {4} negatief":
        "{1} with a corporation, {2} placed, {3} positive, {4} negative",
    "aangemeld door {1}": "registered by {1}",
    ", gemiddeld {1} dagen gewacht": ", {1} days waited on average",
    "van {1} afgesproken": "of {1} agreed",
    "zonder taakstelling": "nothing agreed",
    "{1} plaatsingen, {2}": "{1} placements, {2}",
    "{1} trajecten gefactureerd, {2} keer begeleiding":
        "{1} trajecten billed, guidance {2} times",
    "gemiddeld {1} maanden na aanmelding bij een corporatie":
        "{1} months on average after registration with a corporation",
    "verkorte toeleiding: {1} aangemeld, {2} verkort, {3} regulier, {4} afgewezen":
        "short route: {1} registered, {2} short, {3} regular, {4} rejected",
    "{1}: {2} plaatsingen, {3} boven de spreidingsafspraak":
        "{1}: {2} placements, {3} above the spreading agreement",
    "--{1}: \"{2}\" is geen bedrag; typ 1.379,13.": "--{1}: \"{2}\" is no amount; type 1.379,13.",
    "--{1}: \"{2}\" is geen aantal.": "--{1}: \"{2}\" is no number.",
    "{1} van {2} punten ({3})": "{1} of {2} points ({3})",
    "woonnood {1}, inkomen {2}, begeleiding {3}, kinderlast {4}":
        "need {1}, income {2}, guidance {3}, children {4}",
    "Scoort op elk criterium dat moet.": "Scores on each criterion that must.",
    "Scoort niet op elk criterium dat moet: geen versnelde toewijzing.":
        "Does not score on each criterion that must: no accelerated allocation.",
]
