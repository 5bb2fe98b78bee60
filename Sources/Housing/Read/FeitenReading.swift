public import Replica
internal import SyncProtocol

// What happened on a traject, read from its records.

extension Traject {
    public var feiten: TrajectFeiten {
        var feiten = TrajectFeiten()
        readRegistration(&feiten)
        readWay(&feiten)
        readEnd(&feiten)
        feiten.flags = flags(feiten)
        return feiten
    }

    private func readRegistration(_ feiten: inout TrajectFeiten) {
        feiten.aangemeld = aanmelding?.day(AanmeldingField.datum)
        feiten.aanmelder = aanmelding?.text(AanmeldingField.aanmelder)
        feiten.gemeente = aanmelding?.text(AanmeldingField.gemeente)
        feiten.herkomst = aanmelding?.choice(Herkomst.self, AanmeldingField.herkomst)
        feiten.gescreend = screening?.day(ScreeningField.datum)
        feiten.woonproces = woonproces
        feiten.intakeGepland =
            all(IntakeField.self).compactMap { $0.day(IntakeField.gepland) }.min()
        feiten.intake = leadingIntake?.day(IntakeField.datum)
        feiten.verkorteToeleiding =
            facts?.choice(JaNee.self, TrajectField.verkorteToeleiding) == .ja
    }

    private func readWay(_ feiten: inout TrajectFeiten) {
        feiten.corporaties = all(CorporatieaanmeldingField.self)
            .compactMap { $0.day(CorporatieaanmeldingField.datum) }
        let offers = all(AanbodField.self)
        feiten.fittingOffers =
            offers
            .filter { $0.choice(JaNee.self, AanbodField.passend) != .nee }
            .compactMap { $0.day(AanbodField.datum) }
        feiten.isAangeboden = offers.contains {
            $0.choice(AanbodUitkomst.self, AanbodField.uitkomst) != .geweigerd
        }
        feiten.plaatsingen = plaatsingen.compactMap { record in
            record.day(PlaatsingField.ingangHuur).map {
                TrajectFeiten.Start(
                    ingang: $0, gemeente: record.text(PlaatsingField.gemeente),
                    woonproces: record.choice(Woonproces.self, PlaatsingField.woonproces))
            }
        }
    }

    private func readEnd(_ feiten: inout TrajectFeiten) {
        feiten.verloop = facts?.choice(Verloop.self, TrajectField.verloop) ?? .loopt
        feiten.isContested = isContested
        feiten.afgesloten = afsluiting?.day(AfsluitingField.datum)
        feiten.heropend =
            all(HeropeningField.self).compactMap { $0.day(HeropeningField.datum) }.max()
        feiten.gemeten = all(DuurzaamheidsmetingField.self)
            .compactMap { $0.day(DuurzaamheidsmetingField.datum) }.max()
    }

    private func flags(_ feiten: TrajectFeiten) -> Set<TrajectFlag> {
        var flags: Set<TrajectFlag> = []
        if all(WoonblokkadeField.self).contains(where: {
            $0.day(WoonblokkadeField.opgehevenOp) == nil
        }) {
            flags.insert(.woonblokkade)
        }
        if feiten.verkorteToeleiding { flags.insert(.verkorteToeleiding) }
        if facts?.choice(JaNee.self, TrajectField.begeleidingGevraagd) == .ja {
            flags.insert(.begeleiding)
        }
        if all(KlachtField.self).contains(where: { $0.day(KlachtField.afgehandeldOp) == nil }) {
            flags.insert(.klacht)
        }
        if feiten.heropend != nil, !feiten.isClosed { flags.insert(.heropend) }
        if isContested { flags.insert(.conflict) }
        return flags
    }

    /// Of several that were held apart the one that is marked, else the first.
    public var leadingIntake: ShownRecord? {
        let held = all(IntakeField.self).filter { $0.day(IntakeField.datum) != nil }
        return held.first { $0.choice(JaNee.self, IntakeField.leidend) == .ja } ?? held.first
    }

    /// The last one that says how the traject ended.
    public var afsluiting: ShownRecord? {
        let verloop = facts?.choice(Verloop.self, TrajectField.verloop)
        return all(AfsluitingField.self).last {
            $0.choice(Afsluituitkomst.self, AfsluitingField.uitkomst)?.verloop == verloop
        }
    }
}
