/// Why a command could not do its work.
let englishRefusals: [String: String] = [
    "Dat kan niet: {1}.": "That cannot be done: {1}.",
    "De replica is niet te lezen": "The replica cannot be read",
    "Dit apparaat is nog niet gekoppeld. Vraag het kantoor om een code en typ: {1}":
        "This device is not connected yet. Ask the office for a code and type: {1}",
    "dit bestand is er niet.": "this file is not there.",
    "dit is geen replica van veldboek.": "this is no replica of veldboek.",
    "dit bestand is beschadigd ({1}). Bewaar het, en vraag hulp.":
        "this file is damaged ({1}). Keep it, and ask for help.",
    "in dit bestand kan niet geschreven worden.": "this file cannot be written.",
    "dit bestand is van een nieuwere versie van veldboek; werk dit programma bij.":
        "this file is of a newer version of veldboek; update this program.",
    "dit bestand gaat niet open ({1}).": "this file does not open ({1}).",
    "Deze replica hoort bij een andere hub.": "This replica belongs to another hub.",
    "Deze bundel hoort bij een andere hub.": "This bundle belongs to another hub.",
    "Dat is te veel tekst ineens (hooguit {1} bytes).":
        "That is too much text at once (at most {1} bytes).",
    "Dit dossier is nog onderweg, of staat niet meer op dit apparaat.":
        "This dossier is still on its way, or not on this device any more.",
    "Dat wordt niet meer ingevuld: {1}.": "That is not filled in any more: {1}.",
    "Het afgeschermde deel staat niet op dit apparaat.":
        "The restricted part is not on this device.",
    "Er is niets om te bewaren.": "There is nothing to save.",
    "Hierover bestaat een conflict; kies eerst: veldboek conflicten":
        "There is a conflict about this; choose first: veldboek conflicten",
    "Dit concept is van een nieuwere versie van veldboek.":
        "This draft is of a newer version of veldboek.",
    "Dit kan niet ongedaan gemaakt worden.": "This cannot be undone.",
    "Dat past niet: {1}.": "That does not fit: {1}.",
    // The hub.
    "Er loopt al een sync op dit apparaat (proces {1}).":
        "A sync is running on this device already (process {1}).",
    "Te veel pogingen; wacht even en probeer het opnieuw.":
        "Too many tries; wait a while and try again.",
    "De hub neemt deze code niet aan; vraag een nieuwe.":
        "The hub does not take this code; ask for a new one.",
    "de hub gaf op tijd geen antwoord": "the hub did not answer in time",
    "de naam van de hub is niet te vinden": "the name of the hub cannot be found",
    "de hub neemt niet op": "the hub does not take the call",
    "de verbinding viel weg": "the connection was lost",
    "er is geen verbinding met het internet": "there is no connection with the internet",
    "de beveiligde verbinding met de hub is niet te vertrouwen":
        "the secure connection with the hub cannot be trusted",
    "het antwoord is te groot": "the answer is too large",
    "het antwoord was geen HTTP": "the answer was not HTTP",
    "\"{1}\" is geen adres van een hub; typ https:// en de naam":
        "\"{1}\" is no address of a hub; type https:// and its name",
    "http:// mag alleen op deze computer zelf; gebruik https://{1}":
        "http:// is for this computer only; use https://{1}",
    "de hub kan nu niet ({1})": "the hub cannot do it now ({1})",
    "de vraag is afgebroken": "the call was broken off",
    "de verbinding lukte niet ({1})": "the connection failed ({1})",
    "het antwoord is niet te begrijpen ({1})": "the answer cannot be understood ({1})",
    // What was typed.
    "\"{1}\" is geen dossiernummer; dat heeft minstens zes letters en cijfers":
        "\"{1}\" is no number of a dossier; that has at least six letters and digits",
    "dossier {1} staat niet op dit apparaat": "dossier {1} is not on this device",
    "meer dossiers beginnen met {1}: {2}": "more dossiers begin with {1}: {2}",
    "er is geen {1} \"{2}\" in dit dossier": "there is no {1} \"{2}\" in this dossier",
    "meer dan één {1} begint met \"{2}\"; geef meer tekens":
        "more than one {1} begins with \"{2}\"; give more characters",
    "\"{1}\" is geen gemeente van het loket": "\"{1}\" is no gemeente of the loket",
    "\"{1}\" is geen collega; kies uit {2}.": "\"{1}\" is no colleague; choose from {2}.",
    "over {1} is een conflict open; kies eerst: veldboek conflicten kies {2}":
        "there is an open conflict about {1}; choose first: veldboek conflicten kies {2}",
    "dit dossier heeft nog geen (zulke) plaatsing": "this dossier has no (such) placement yet",
    "controlemoment \"{1}\" is er niet; kies 1, 2, 3 of 4":
        "there is no control moment \"{1}\"; choose 1, 2, 3 or 4",
    "er is geen open conflict \"{1}\"": "there is no open conflict \"{1}\"",
    "dit conflict heeft geen kant \"{1}\"": "this conflict has no side \"{1}\"",
    "een keuze heeft een reden nodig": "a choice needs a reason",
    "dit is twee keer hetzelfde dossier": "these are the same dossier twice",
    "deze dossiers zijn al samengevoegd": "these dossiers are joined already",
    "dit dossier is niet samengevoegd met een ander": "this dossier is not joined with another",
    "bekijk eerst dossier {1}: wie samenvoegt, heeft beide gezien":
        "look at dossier {1} first: who joins two has seen both",
    "de reden is te lang (hooguit {1} bytes)": "the reason is too long (at most {1} bytes)",
    "Geef aan wat er verandert.": "Say what changes.",
    "--plaatsing: \"{1}\" is geen nummer.": "--plaatsing: \"{1}\" is no number.",
    "--regio: \"{1}\" kan niet; kies bijvoorbeeld {2}.":
        "--regio: \"{1}\" cannot be; choose for example {2}.",
    "--{1}: \"{2}\" is geen datum; typ 2026-03-01 of 1-3-2026.":
        "--{1}: \"{2}\" is no date; type 2026-03-01 or 1-3-2026.",
    "--{1}: \"{2}\" kan niet; kies uit {3}.": "--{1}: \"{2}\" cannot be; choose from {3}.",
    "De tekst op de standaardinvoer is geen UTF-8.":
        "The text on standard input is not UTF-8.",
    // Drafts, undo and bundles.
    "Er is geen concept \"{1}\".": "There is no draft \"{1}\".",
    "Dit ligt nog bij het kantoor; wacht de beslissing af.":
        "The office has this still; wait for its decision.",
    "Er is geen eigen wijziging \"{1}\" om te herroepen.":
        "There is no change \"{1}\" of yours to undo.",
    "{1} is er al.": "{1} is there already.",
    "De twee wachtwoorden zijn niet gelijk.": "The two passphrases are not the same.",
    "Er is geen terminal om het wachtwoord te vragen; zie --onversleuteld.":
        "There is no terminal to ask the passphrase on; see --onversleuteld.",
    "Zonder wachtwoord gaat het niet.": "It does not go without a passphrase.",
    "Het programma gpg ontbreekt: apt install gpg.": "The program gpg is missing: apt install gpg.",
    "Dit lukt niet: het wachtwoord klopt niet, of het bestand is beschadigd.":
        "This fails: the passphrase is wrong, or the file is damaged.",
    // Practice.
    "Dit is de oefening: die wisselt niets uit, met geen enkele hub.":
        "This is the practice: it exchanges nothing, with no hub at all.",
    "Dit zijn echte dossiers: oefenen kan hier niet.":
        "These are real dossiers: practising cannot be done here.",
    "Dit concept is op een scherm getypt; maak het daar af: veldboek":
        "This draft was typed on a screen; finish it there: veldboek",
]
