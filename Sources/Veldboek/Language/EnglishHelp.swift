/// The help on the commands.
let englishHelp: [String: String] = [
    "het veldboek van Loket Housing. Werkt zonder verbinding; `veldboek sync` wisselt uit.":
        "the field book of Loket Housing. Works without a connection; `veldboek sync` exchanges.",
    "de replica (anders VELDBOEK_REPLICA)": "the replica (otherwise VELDBOEK_REPLICA)",
    "Koppel dit apparaat aan de hub, met een code van kantoor.":
        "Connect this device to the hub, with a code from the office.",
    "hoe dit apparaat gaat heten": "what this device will be called",
    "Wissel wijzigingen uit met de hub.": "Exchange changes with the hub.",
    "blijf uitwisselen, tot Ctrl-C": "go on exchanging, until Ctrl-C",
    "Wat is er aangekomen, en wat nog niet?": "What has arrived, and what has not?",
    "Wat anderen deden sinds u keek.": "What others did since you looked.",
    "U hebt een dossier gezien, of alles.": "You have seen a dossier, or all of them (alles).",
    "Wat nog niet bewaard is, of niet is aangenomen.":
        "What was not saved yet, or was not accepted.",
    "Bewaar een concept, of dien het opnieuw in.": "Save a draft, or hand it in again.",
    "Gooi een concept weg.": "Throw a draft away.",
    "Welke eigen wijzigingen te herroepen zijn.": "Which changes of yours can be undone.",
    "Zet terug wat er voor een eigen wijziging stond.":
        "Put back what stood there before a change of yours.",
    "waarom": "why",
    "Dossiers die van één persoon lijken.": "Dossiers that look like one person's.",
    "ook waarover al besloten is": "also what was decided already",
    "Twee dossiers naast elkaar, en waarom ze lijken.":
        "Two dossiers side by side, and why they are alike.",
    "Het zijn twee mensen.": "They are two people.",
    "Zet twee dossiers terug in de rij.": "Put two dossiers back in the queue.",
    "Het eerste dossier gaat verder in het tweede; bekijk ze eerst allebei.":
        "The first dossier goes on in the second; look at both of them first.",
    "Een samengevoegd dossier staat weer op zichzelf.":
        "A dossier that was joined stands by itself again.",
    "het is iemand anders dan die er al zijn en erop lijken":
        "it is somebody else than those who are here and look alike",
    "Meld iemand aan; geeft het dossiernummer.": "Register someone; prints the dossier's number.",
    "anders die van de gemeente": "otherwise that of the municipality",
    "De dossiers op dit apparaat.": "The dossiers on this device.",
    "ook wat in een ander dossier verder gaat": "also what goes on in another dossier",
    "Zoek woorden in alles wat op dit apparaat staat.":
        "Find words in all that is on this device.",
    "Een dossier op papier: gewone tekst, in bladzijden.":
        "A dossier on paper: plain text, in pages.",
    "Leg vast wat gefactureerd of gedeclareerd is, of betaald.":
        "Record what was billed or claimed, or paid.",
    "Alles in één dossier.": "All of one dossier.",
    "wie welk stuk tekst schreef of wiste": "who wrote or deleted which piece of text",
    "Verander feiten van een dossier.": "Change facts of a dossier.",
    "Schrijf een notitie, of verander er een.": "Write a note, or change one.",
    "Leg de start van de huur vast; plant de nazorg.":
        "Record the start of the rent; plans the aftercare.",
    "De controlemomenten die nog open staan.": "The control moments that are still open.",
    "alleen wat nu moet, of te laat is": "only what is due now, or late",
    "Leg vast wat een controlemoment opleverde.": "Record what a control moment came to.",
    "welke plaatsing; anders de laatste": "which placement; otherwise the last one",
    "Leg vast dat er niemand thuis was.": "Record that nobody was at home.",
    "Wat mensen los van elkaar anders besloten.": "What people decided differently, apart.",
    "Kies een kant van een conflict, met een reden.":
        "Choose a side of a conflict, with a reason.",
    "waarom deze kant": "why this side",
    "Wie schreef wat in een dossier, en wanneer?": "Who wrote what in a dossier, and when?",
    "Alles wat op dit apparaat staat, als één JSON-document.":
        "All that is on this device, as one JSON document.",
    "alle dossiers, met hun geschiedenis": "all dossiers, with their history",
    "een nieuw bestand; anders het scherm": "a new file; otherwise the screen",
    "Is deze replica heel? Met een kenmerk per dossier.":
        "Is this replica whole? With a digest for each dossier.",
    "Zet dossiers in een bestand voor een collega.": "Put dossiers in a file for a colleague.",
    "zonder wachtwoord: iedereen kan het lezen": "without a passphrase: anybody can read it",
    "Lees een bundel van een collega.": "Read a colleague's bundle.",
    "Bied aan wat uit een bundel kwam, als de maker het niet meer kan.":
        "Offer what came from a bundle, where its maker cannot any more.",
    // The work of the loket.
    "Wat u vandaag te doen hebt, het dringendste eerst.":
        "What you have to do today, the most urgent first.",
    "van iedereen, met de wachtrij van kantoor": "of everybody, with the queues of the office",
    "Leg een bezoek of gesprek vast.": "Record a visit or a talk.",
    "Wat een bezoeker aan de deur moet weten.": "What a visitor must know at the door.",
    "Wie het traject doet, en wanneer.": "Whose traject it is, and when.",
    "Geef alle dossiers van iemand aan een collega.":
        "Hand all dossiers of someone over to a colleague.",
    "toon alleen wat er zou gebeuren": "only show what would happen",
    "Kies het woonproces dat past.": "Choose the process that fits.",
    "Plan een intake, leg hem vast, of verander er een.":
        "Plan an intake, record it, or change one.",
    "Leg een woonblokkade vast, of hef hem op.": "Record a block, or lift it.",
    "Meld iemand aan bij een corporatie.": "Register someone with a corporation.",
    "Leg een aanbod van een woning vast.": "Record the offer of a home.",
    "Leg vast wat er getekend is.": "Record what was signed.",
    "Sla een controlemoment over, met een reden.": "Skip a control moment, with a reason.",
    "Verzet een controlemoment binnen zijn termijn.": "Move a control moment within its window.",
    "Meld iets aan kantoor, of zeg dat het klaar is.":
        "Raise something with the office, or say that it is done.",
    "Stel voor om af te sluiten, of besluit erover.": "Propose to close, or decide about it.",
    "De signalen en voorstellen die op kantoor wachten.":
        "The signals and proposals that wait at the office.",
    "Sluit een traject af, wijs het af, of trek het in.":
        "Close a traject, reject it, or withdraw it.",
    "Een afgesloten traject gaat verder.": "A traject that ended goes on.",
    "Meet of de woning duurzaam was, 5 jaar later.":
        "Measure whether the home lasted, 5 years later.",
    "Leg een klacht vast, de uitspraak, of de opvolging.":
        "Record a complaint, the ruling, or what was done.",
    "wie al een dossier heeft krijgt daarin een nieuw traject":
        "who has a dossier already gets a new traject in it",
    "alleen van u": "only yours",
    "de gemeente van aanmelding": "the municipality of the registration",
    "ook als het er heel veel zijn": "also where they are very many",
    "welk traject; anders het laatste": "which traject; otherwise the last one",
    "welke er verandert; anders een nieuwe": "which one changes; otherwise a new one",
    "Verwijder een onderdeel van een dossier, met een reden.":
        "Remove a part of a dossier, with a reason.",
    "De lijsten: organisaties, gemeenten, aanbod, afspraken.":
        "The lists: organisations, municipalities, what is offered, what was agreed.",
    "Maak van de lijsten onderdelen die kantoor kan bijhouden.":
        "Make records of the lists, which the office can keep up.",
    "Lees aanmeldingen uit een CSV-bestand: alle, of geen.":
        "Read registrations from a CSV file: all of them, or none.",
    "zeg alleen wat er zou gebeuren": "only say what would happen",
    "Het afgeschermde deel van een dossier, voor weinigen.":
        "The restricted part of a dossier, for few.",
    "De cijfers van een jaar, en wat daarin niet klopt.":
        "The figures of a year, and what does not add up in them.",
    "Punten volgens het model van de Kempen; bewaart niets.":
        "Points by the model of the Kempen; keeps nothing.",
    "het inkomen in een maand": "the income in a month",
    "een gezin, en geen alleenstaande": "a family, and not a single person",
    "hoeveel kinderen ten laste zijn": "how many children are dependent",
    "ook kinderlast moet scoren": "children must score as well",
    "De regels van één lijst, met hun namen.": "The lines of one list, with their names.",
    "Voeg een regel aan een lijst toe, of verander er een.":
        "Add a line to a list, or change one.",
    // Practice.
    "oefen met verzonnen dossiers, los van alles": "practise with made-up dossiers, apart from all",
    "vraag en antwoord per regel, voor wie meeluistert":
        "question and answer by line, for who listens",
    "Begin de oefening opnieuw (met --oefen).": "Begin the practice anew (with --oefen).",
    // The access log.
    "waarom u kijkt, voor het toegangslog": "why you look, for the access log",
    "voor wie u kijkt, als dat niet uzelf is": "for whom you look, where that is not yourself",
    "Zet een notitie in het dossier waar ze hoort.":
        "Put a note in the dossier that it belongs to.",
    // What is kept, and for how long.
    "Voor de persoon zelf: wat er bewaard is, en wie keek.":
        "For the person himself: what is kept, and who looked.",
    "Wat lang genoeg bewaard is, en waarom.": "What was kept for long enough, and why.",
    "op welke dag; anders vandaag": "on which day; otherwise today",
]
