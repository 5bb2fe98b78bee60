internal import Housing
internal import SyncProtocol
internal import TerminalUI

// Handing dossiers over.

extension Texts {
    static let transfer = Wording("overdracht", "handing over")
    static let transferAll = Wording(
        "alle dossiers van iemand overdragen", "hand over all dossiers of somebody")
    static let choose = Wording("kies", "choose")
    static let handOver = Wording("draag over", "hand over")
    static let stepBack = Wording("stap terug", "step back")
    static let otherRegion = Wording("andere regio", "other region")
    static let enterDoesIt = Wording(
        "Enter draagt over. Met Esc gaat u terug; dan gebeurt er niets.",
        "Enter hands over. Esc goes back; then nothing happens.")
    static let nothingToHandOver = Wording(
        "Hier is niets om over te dragen.", "There is nothing to hand over here.")
    static let noColleagues = Wording(
        "Dit apparaat kent nog geen collega's.", "This device knows no colleagues yet.")
    static let oneDossierOnly = Wording(
        "Naar een andere regio gaat één dossier tegelijk: open het eerst.",
        "One dossier at a time goes to another region: open it first.")
    static let officeMoves = Wording(
        "Naar een andere regio draagt alleen het kantoor over.",
        "Only the office hands over to another region.")

    static func question(_ stage: TransferPage.Stage, _ name: String?) -> Wording {
        let of = name.map { (" van \($0)", " of \($0)") } ?? ("", "")
        return switch stage {
        case .from: Wording("Wiens dossiers\(of.0)?", "Whose dossiers\(of.1)?")
        case .to(let load):
            Wording("Aan wie gaan de dossiers van \(load.name)?", "Who gets those of \(load.name)?")
        case .region: Wording("Naar welke regio?", "To which region?")
        case .confirm: Wording("Dit gaat er gebeuren", "This will happen")
        }
    }

    static func dossierCount(_ count: Int) -> Wording {
        Wording(
            count == 1 ? "1 dossier" : "\(count) dossiers",
            count == 1 ? "1 dossier" : "\(count) dossiers")
    }

    static func consequences(_ plan: TransferPlan, _ reading: TransferReading) -> [Wording] {
        switch plan {
        case .colleague(let from, _, let to):
            let count = dossierCount(from.dossiers.count)
            return [
                Wording(
                    "\(count.dutch): van \(from.name) naar \(to).",
                    "\(count.english): from \(from.name) to \(to)."),
                Wording(
                    "Vanaf \(reading.today) staan ze bij \(to) in vandaag.",
                    "From \(reading.today) on they are in the work of \(to)."),
                Wording(
                    "De behandeling van \(from.name) eindigt op \(reading.today.adding(-1)).",
                    "They are \(from.name)'s until \(reading.today.adding(-1))."),
                Wording(
                    "\(to) moet in deze regio werken; het kantoor ziet dat, dit apparaat niet.",
                    "\(to) must work in this region; the office knows that, this device does not."),
                Wording(
                    "Terug kan: draag ze dan weer over.", "It can go back: hand them over again."),
            ]
        case .region(let region):
            let from = reading.places.map { Regio(rawValue: $0.path)?.label ?? $0.path }
                .joined(separator: " + ")
            let name = reading.name ?? ""
            return [
                Wording(
                    "\(name) gaat van \(from) naar \(region.label).",
                    "\(name) goes from \(from) to \(region.label)."),
                Wording(
                    "Wie alleen in \(from) werkt, ziet dit dossier dan niet meer.",
                    "Who works in \(from) only does not see this dossier any more."),
                Wording(
                    "Wat daar nog niet gesynchroniseerd was, wordt vastgehouden tot het kantoor kijkt.",
                    "What was not synchronised there is held until the office looks."),
                Wording(
                    "Het justitiële deel gaat mee, als dat er is.",
                    "The part on justice goes along, if there is one."),
            ]
        }
    }

    static func handedOver(_ plan: TransferPlan, _ name: String?) -> Wording {
        switch plan {
        case .colleague(let from, _, let to):
            let count = dossierCount(from.dossiers.count)
            return Wording(
                "Overgedragen op dit apparaat: \(count.dutch) naar \(to).",
                "Handed over on this device: \(count.english) to \(to).")
        case .region(let region):
            return Wording(
                "Overgedragen op dit apparaat: \(name ?? "") naar \(region.label).",
                "Handed over on this device: \(name ?? "") to \(region.label).")
        }
    }
}
