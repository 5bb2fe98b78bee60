internal import Replica
internal import SyncProtocol

// One typed answer as the value of its field.

/// Long enough for any name or address.
private let longestLine = 200
/// Some twenty pages.
private let longestWriting = 50_000

extension FormField {
    func value(of answer: String, in context: FormContext) throws(AnswerFault) -> Value {
        switch kind {
        case .line:
            try checkLine(answer)
            return .text(answer)
        case .writing:
            guard answer.unicodeScalars.count <= longestWriting else {
                throw tooLong(answer.unicodeScalars.count, longestWriting)
            }
            return .text(answer)
        case .day(let range): return try day(answer, range, context.today).value
        case .amount: return try amount(answer)
        case .number(let range): return try number(answer, range)
        case .choice(let choices, let also): return try choice(answer, choices, also)
        case .code(let list): return try code(answer, list, context)
        case .gemeente: return try gemeente(answer, context)
        case .organisation(let soort):
            try checkLine(answer)
            return organisation(answer, soort, context)
        case .user: return try user(answer, context)
        }
    }

    private func day(_ answer: String, _ range: DayRange, _ today: Day) throws(AnswerFault) -> Day {
        guard let day = Day(answer) else {
            throw AnswerFault(
                "\"\(shown(answer))\" is geen datum; typ 2026-03-01 of 1-3-2026",
                "\"\(shown(answer))\" is no date; type 2026-03-01 or 1-3-2026")
        }
        let allowed = range.days(today)
        guard day >= allowed.lowerBound else {
            throw AnswerFault("\(day) is te lang geleden", "\(day) is too long ago")
        }
        guard day <= allowed.upperBound else {
            throw AnswerFault(
                range.isPast ? "\(day) ligt in de toekomst" : "\(day) is te ver weg",
                range.isPast ? "\(day) is in the future" : "\(day) is too far away")
        }
        return day
    }

    private func amount(_ answer: String) throws(AnswerFault) -> Value {
        guard let cents = Cents(answer), cents >= Cents(0) else {
            throw AnswerFault(
                "\"\(shown(answer))\" is geen bedrag; typ 675 of 1.250,50",
                "\"\(shown(answer))\" is no amount; type 675 or 1.250,50")
        }
        return .whole(cents.number)
    }

    private func number(_ answer: String, _ range: ClosedRange<Int64>) throws(AnswerFault) -> Value
    {
        guard let number = Int64(answer), range.contains(number) else {
            throw AnswerFault(
                "\"\(shown(answer))\" kan niet; typ een getal van \(range.lowerBound) tot en met "
                    + "\(range.upperBound)",
                "\"\(shown(answer))\" cannot be; type a number from \(range.lowerBound) to "
                    + "\(range.upperBound)")
        }
        return .whole(number)
    }

    private func choice(
        _ answer: String, _ choices: [Choice], _ also: [String: Int64]
    ) throws(AnswerFault) -> Value {
        let word = folded(answer).split(separator: " ").joined(separator: "-")
        let match = choices.first {
            $0.word == word || folded($0.label).split(separator: " ").joined(separator: "-") == word
        }
        guard let code = match?.code ?? also[word] else {
            throw unlisted(answer, choices.map(\.word))
        }
        return .whole(code)
    }

    private func code(_ answer: String, _ list: Codelijst, _ context: FormContext)
        throws(AnswerFault) -> Value
    {
        guard let code = context.naslag.code(list, answer) else {
            throw unlisted(
                answer, context.naslag.codes.filter { $0.lijst == list }.map(\.code))
        }
        return .text(code.code)
    }

    private func gemeente(_ answer: String, _ context: FormContext) throws(AnswerFault) -> Value {
        guard let gemeente = context.naslag.gemeente(answer) else {
            throw AnswerFault(
                "\"\(shown(answer))\" is geen gemeente van het loket; kies uit "
                    + context.naslag.gemeenten.map(\.naam).sorted().joined(separator: ", "),
                "\"\(shown(answer))\" is no gemeente of the loket; choose from "
                    + context.naslag.gemeenten.map(\.naam).sorted().joined(separator: ", "))
        }
        return .text(gemeente.naam)
    }

    /// One that is not in the list is kept as it was typed: nobody is refused for it.
    private func organisation(_ answer: String, _ soort: Organisatiesoort, _ context: FormContext)
        -> Value
    {
        .text(context.naslag.organisatie(answer)?.naam ?? answer)
    }

    private func user(_ answer: String, _ context: FormContext) throws(AnswerFault) -> Value {
        guard let user = context.user(answer) else {
            throw unlisted(answer, context.users.keys.sorted())
        }
        return .bytes(user.bytes)
    }

    private func unlisted(_ answer: String, _ list: [String]) -> AnswerFault {
        let all = list.joined(separator: ", ")
        return AnswerFault(
            "\"\(shown(answer))\" kan niet; kies uit \(all)",
            "\"\(shown(answer))\" cannot be; choose from \(all)")
    }
}

extension FormField.DayRange {
    fileprivate var isPast: Bool {
        switch self {
        case .past, .birth: true
        case .near, .far: false
        }
    }

    fileprivate func days(_ today: Day) -> ClosedRange<Day> {
        let oldest = today.adding(years: self.isBirth ? -120 : -40)
        switch self {
        case .past, .birth: return oldest...today
        case .near: return oldest...today.adding(years: 2)
        case .far: return oldest...today.adding(years: 20)
        }
    }

    private var isBirth: Bool { if case .birth = self { true } else { false } }
}

private func tooLong(_ count: Int, _ most: Int) -> AnswerFault {
    AnswerFault(
        "dit zijn \(count) tekens; hooguit \(most) passen hier",
        "these are \(count) characters; at most \(most) fit here")
}

/// One line, without marks that turn what stands beside it around.
func checkLine(_ text: String) throws(AnswerFault) {
    guard text.unicodeScalars.count <= longestLine else {
        throw tooLong(text.unicodeScalars.count, longestLine)
    }
    for scalar in text.unicodeScalars {
        if turnsAround(scalar) {
            throw AnswerFault(
                "er staat een onzichtbaar teken in dat de schrijfrichting verandert; typ het opnieuw",
                "there is an invisible mark in it that changes the direction of writing; type it again"
            )
        }
        if scalar.properties.generalCategory == .control {
            throw AnswerFault(
                "er staat een nieuwe regel of stuurteken in; dit is een veld van één regel",
                "there is a new line or control character in it; this field has one line")
        }
    }
}

/// Marks, embeddings, overrides and isolates (Unicode standard annex 9).
private func turnsAround(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
}

/// What was typed, short enough for a sentence and without what cannot be seen.
private func shown(_ answer: String) -> String {
    let visible = String(
        String.UnicodeScalarView(
            answer.unicodeScalars.prefix(40).filter {
                $0.properties.generalCategory != .format
                    && $0.properties.generalCategory != .control
            }))
    return answer.unicodeScalars.count > 40 ? visible + "…" : visible
}
