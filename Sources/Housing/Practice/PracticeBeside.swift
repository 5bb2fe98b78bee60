internal import Replica
internal import SyncProtocol

// What stands beside the way: notes of several hands, signals, complaints, and what to mind at the door.

extension PracticeDossier {
    mutating func tellBeside() {
        let last = min(story.afgesloten ?? today, today)
        let authors = story.ingang == nil ? [owner, colleague] : [owner, colleague, monitor]
        for _ in 0..<chance.number(0...4) { note(by: pick(authors), until: last) }
        if chance.happens(30) { speak(until: last) }
        if chance.happens(6) { warn() }
        if chance.happens(4) { complain(until: last) }
        if let start = story.ingang, chance.happens(14) { signal(since: start, until: last) }
    }

    private mutating func day(from first: Day, to last: Day) -> Day {
        first >= last ? last : first.adding(chance.number(0...last.number - first.number))
    }

    private mutating func note(by author: User, until last: Day) {
        let day = day(from: story.aangemeld, to: last)
        let text = pick(PracticeTexts.notes)
        add(
            by: author,
            record(
                [(NotitieField.datum, day.value), (.traject, traject.value)], .tekst, text))
    }

    private mutating func speak(until last: Day) {
        let day = day(from: story.aangemeld, to: last)
        let isThere = chance.happens(80)
        let text = pick(PracticeTexts.notes)
        add(
            by: owner,
            record(
                [
                    (ContactmomentField.traject, traject.value), (.datum, day.value),
                    (.soort, pick(Contactsoort.allCases).value), (.met, .text(person.naam)),
                    (.aanwezig, (isThere ? JaNee.ja : .nee).value),
                    (.medewerker, .bytes(owner.id.bytes)),
                ], .verslag, text))
    }

    private mutating func warn() {
        let (soort, text) = pick(PracticeTexts.warnings)
        add(
            by: owner,
            record([
                (LetOpField.soort, soort.value), (.tekst, .text(text)),
                (.bron, .text(pick(["de begeleider", "een eerder bezoek"]))),
                (.sinds, story.aangemeld.value),
                (.tot, chance.happens(40) ? today.adding(chance.number(30...300)).value : nil),
            ]))
    }

    private mutating func complain(until last: Day) {
        let day = day(from: story.aangemeld, to: last)
        let isDone = day.adding(60) <= today && chance.happens(70)
        let text = pick(PracticeTexts.complaints)
        add(
            by: PracticeColleagues.office,
            record(
                [
                    (KlachtField.traject, traject.value), (.datum, day.value),
                    (.woonproces, story.woonproces.value),
                    (.uitspraak, isDone ? pick(Klachtuitspraak.allCases).value : nil),
                    (.uitspraakOp, isDone ? day.adding(40).value : nil),
                    (.afgehandeldOp, isDone ? day.adding(60).value : nil),
                ], .omschrijving, text))
    }

    private mutating func signal(since start: Day, until last: Day) {
        let day = day(from: start, to: last)
        let isDone = day.adding(21) <= last && chance.happens(70)
        let text = pick(PracticeTexts.signals)
        let office = PracticeColleagues.office.id.bytes
        add(
            by: monitor,
            record(
                [
                    (SignaalField.traject, traject.value), (.datum, day.value),
                    (.soort, pick(Signaalsoort.allCases).value),
                    (.gemeldDoor, .bytes(monitor.id.bytes)),
                    (.opgepaktDoor, isDone ? .bytes(office) : nil),
                    (.opgepaktOp, isDone ? day.adding(3).value : nil),
                    (.afgehandeldOp, isDone ? day.adding(21).value : nil),
                    (.afhandeling, isDone ? .text("besproken met de begeleider") : nil),
                ], .toelichting, text))
    }
}
