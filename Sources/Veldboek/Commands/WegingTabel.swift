internal import Commands
internal import Housing
internal import Replica

/// The points of one candidate by the model of the Kempen; nothing is kept.
func weging(_ input: Input, _ desk: Desk) async throws -> Answer {
    let inkomen = input.value("inkomen")!
    guard let cents = Cents(inkomen) else {
        throw UsageError(say("--{1}: \"{2}\" is geen bedrag; typ 1.379,13.", "inkomen", inkomen))
    }
    let kinderen = input.value("kinderen") ?? "0"
    guard let count = Int64(kinderen), (0...20).contains(count) else {
        throw UsageError(say("--{1}: \"{2}\" is geen aantal.", "kinderen", kinderen))
    }
    let weging = Weging(
        woonnood: try input.oneOf("woonnood", Weging.Woonnood.allCases, \.rawValue)!,
        inkomen: cents, isGezin: input.has("gezin"),
        begeleiding: try input.oneOf(
            "begeleiding", Weging.BegeleidingAttest.allCases, \.rawValue),
        kinderen: count, ingeschreven: desk.today)
    let counts = weging.telt(isStreng: input.has("streng"))
    return Answer(
        [
            say("{1} van {2} punten ({3})", weging.punten, Weging.most, Weging.version),
            say(
                "woonnood {1}, inkomen {2}, begeleiding {3}, kinderlast {4}",
                weging.woonnood.punten, weging.inkomenPunten, weging.begeleiding?.punten ?? 0,
                weging.kinderPunten),
            counts
                ? say("Scoort op elk criterium dat moet.")
                : say("Scoort niet op elk criterium dat moet: geen versnelde toewijzing."),
        ],
        [
            "punten": .number(weging.punten), "telt": .boolean(counts),
            "versie": .text(Weging.version),
        ])
}
