/// First and last names of one culture; together they are nobody.
struct PracticeNames: Sendable {
    let given: [String]
    let family: [String]
}

let practiceNames = [
    PracticeNames(
        given: [
            "Anneke", "Bram", "Cor", "Daan", "Els", "Femke", "Guus", "Hanneke", "Jo", "Karel",
            "Lies", "Mieke", "Noortje", "Pascalle", "René", "Sjef", "Toon", "Wiel", "Zoë", "Chloé",
        ],
        family: [
            "van der Heyden", "de Vries", "Janssen", "van den Bosch", "Theunissen", "Crijns",
            "Hendrix", "Kusters", "op de Beeck", "Ritzen", "Schreurs", "in 't Veld", "van Wersch",
            "Habets", "Boumans", "ten Haaf", "l'Ortye", "Moermans", "Vrösch", "Daniëls",
        ]),
    PracticeNames(
        given: [
            "Ayşe", "Mehmet", "Emine", "Hüseyin", "Özge", "Tuğba", "Yusuf", "Zeynep", "Çetin",
            "Elif",
        ],
        family: [
            "Yıldırım", "Öztürk", "Şahin", "Doğan", "Çelik", "Aydın", "Kılıç", "Güneş", "Koçak",
        ]),
    PracticeNames(
        given: [
            "Fatima", "Mohamed", "Yassine", "Samira", "Bilal", "Naïma", "Hicham", "Loubna", "Omar",
        ],
        family: [
            "El Amrani", "Benali", "Bouzidi", "Ait Taleb", "Chaoui", "El Idrissi", "Haddou",
            "Ouali",
        ]),
    PracticeNames(
        given: [
            "Agnieszka", "Łukasz", "Małgorzata", "Paweł", "Zofia", "Tomasz", "Wojciech", "Beata",
        ],
        family: [
            "Nowicki", "Wójcik", "Kowalczyk", "Zieliński", "Dąbrowska", "Lewandowicz", "Głowacki",
        ]),
    PracticeNames(
        given: ["Jürgen", "Käthe", "Sabine", "Uwe", "Günther", "Heike", "Björn", "Anja"],
        family: ["Müller", "Groß", "Schäfer", "Krämer", "Weiß", "Lürken", "Brandt"]),
    PracticeNames(
        given: ["Rahel", "Samuel", "Selam", "Yonas", "Mehari", "Almaz", "Filmon", "Tsega"],
        family: ["Tesfay", "Ghebre", "Haile", "Kidane", "Woldu", "Berhane", "Mebrahtu"]),
    PracticeNames(
        given: ["Ahmad", "Rania", "Khaled", "Nour", "Layla", "Ziad", "Hala", "Bassel"],
        family: ["al-Khatib", "Haddad", "Darwish", "al-Masri", "Sabbagh", "Nasser", "Kabbani"]),
    PracticeNames(
        given: ["Gladys", "Ruben", "Shaniqua", "Ignacio", "Marlon", "Deborah", "Rishi", "Sunita"],
        family: ["Ramdin", "Martina", "Cairo", "Biekman", "Maduro", "Sewnath", "Kartodikromo"]),
    PracticeNames(
        given: ["André", "François", "Hélène", "Noël", "Thérèse", "Benoît"],
        family: ["Lemaître", "Dupré", "Godfroid", "Delvaux", "Périer"]),
]

/// Streets that are in no town.
let practiceStreets = [
    "Verzonnenstraat", "Nergenshof", "Oefenlaan", "Papierweg", "Luchtkasteelplein",
    "Sprookjespad", "Zomaarsteeg", "Voorbeeldplein", "Denkbeeldweg", "Proefakker",
    "Fabelbeemd", "Inktpotstraat",
]
