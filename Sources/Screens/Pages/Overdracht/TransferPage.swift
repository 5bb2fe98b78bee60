internal import Housing
internal import SyncProtocol
internal import TerminalUI

/// Hands one dossier or all of somebody's over, and says before it is done what will happen.
struct TransferPage: Page {
    enum Action: Hashable { case choose, region, back }

    enum Stage {
        case from, to(TransferReading.Load), region, confirm(TransferPlan)
    }

    /// Nil for all dossiers of one person.
    private let folder: FolderID?
    private(set) var reading: TransferReading?
    private(set) var stage = Stage.from
    private var list = ListState()
    private var scroll = ScrollText()
    private var isWorking = false

    init(_ folder: FolderID?) { self.folder = folder }

    var bindings: Bindings {
        let isFirst = if case .from = stage { true } else { false }
        let back: [Binding<Action, Setting<Self>>] =
            isFirst ? [] : [Binding(["Esc"], Texts.stepBack, .back, isInFooter: false)]
        return Bindings(
            [
                Binding(
                    ["Enter"], isConfirming ? Texts.handOver : Texts.choose, .choose,
                    unless: {
                        if $0.page.count > 0 { return nil }
                        return $0.page.reading == nil ? Texts.reading : Texts.nothingToHandOver
                    }),
                Binding(["r"], Texts.otherRegion, .region, unless: Self.noRegion),
            ] + back)
    }

    @Sendable private static func noRegion(_ here: Setting<Self>) -> Wording? {
        if here.page.folder == nil { return Texts.oneDossierOnly }
        return here.context.standing.isOffice ? nil : Texts.officeMoves
    }

    private var isConfirming: Bool { if case .confirm = stage { true } else { false } }

    func title(_ context: PageContext) -> Wording { Texts.transfer }

    mutating func load(_ context: PageContext) -> [PageEffect] {
        let folder = folder
        return [
            Self.read("transfers", { try $0.transfers(of: folder) }) { page, reading, context in
                page.reading = reading
                page.list.settle(count: page.count, rows: page.listRows(context))
            }
        ]
    }

    /// To whom the dossiers of this person can go.
    func receivers(_ load: TransferReading.Load) -> [(user: UserID, name: String)] {
        reading?.colleagues.filter { $0.user != load.user } ?? []
    }

    var regions: [Regio] {
        Regio.allCases.filter { reading?.places != [$0.scope] }
    }

    private var count: Int {
        switch stage {
        case .from: reading?.loads.count ?? 0
        case .to(let load): receivers(load).count
        case .region: regions.count
        case .confirm: 1
        }
    }

    mutating func act(_ action: Action, _ context: PageContext) -> [PageEffect] {
        switch action {
        case .region: go(.region)
        case .back: back()
        case .choose: return choose()
        }
        return []
    }

    private mutating func go(_ next: Stage) {
        (stage, list, scroll) = (next, ListState(), ScrollText())
    }

    private mutating func back() {
        switch stage {
        case .from, .to, .region: go(.from)
        case .confirm(.colleague(let load, _, _)): go(.to(load))
        case .confirm(.region): go(.region)
        }
    }

    private mutating func choose() -> [PageEffect] {
        switch stage {
        case .from: if let load = reading?.loads[list.selected] { go(.to(load)) }
        case .to(let load):
            let (user, name) = receivers(load)[list.selected]
            go(.confirm(.colleague(from: load, to: user, name: name)))
        case .region: go(.confirm(.region(regions[list.selected])))
        case .confirm(let plan): return carryOut(plan)
        }
        return []
    }

    private mutating func carryOut(_ plan: TransferPlan) -> [PageEffect] {
        guard !isWorking else { return [] }
        isWorking = true
        let folder = folder
        return [
            Self.attempt("carry out", { try $0.carryOut(plan, of: folder) }) { page, result, _ in
                page.isWorking = false
                switch result {
                case .success:
                    return [
                        .tell(Texts.handedOver(plan, page.reading?.name), .good), .back(.cancelled),
                    ]
                case .failure(let error): return [.tell(error.wording, .danger)]
                }
            }
        ]
    }

    mutating func press(_ key: Key, _ context: PageContext) -> [PageEffect]? {
        if case .confirm(let plan) = stage, let reading {
            let lines = consequences(plan, reading, context).count
            return scroll.handle(key, lines: lines, rows: listRows(context)) ? [] : nil
        }
        return list.handle(key, count: count, rows: listRows(context)) ? [] : nil
    }

    private func listRows(_ context: PageContext) -> Int { max(1, context.size.rows - 2) }

    // MARK: view

    func view(_ context: PageContext) -> View {
        guard let reading else { return .line(Line("  " + context.say(Texts.reading), .quiet)) }
        let head = Line(" " + context.say(Texts.question(stage, reading.name)), .heading)
        let body: View
        switch stage {
        case .from:
            let empty = Line("  " + context.say(Texts.nothingToHandOver), .quiet)
            body = list.view(count: reading.loads.count, empty: empty) { index in
                let load = reading.loads[index]
                return Line(load.name, .strong)
                    + Line("  " + context.say(Texts.dossierCount(load.dossiers.count)), .quiet)
            }
        case .to(let load):
            let all = receivers(load)
            let empty = Line("  " + context.say(Texts.noColleagues), .quiet)
            body = list.view(count: all.count, empty: empty) { Line(all[$0].name, .strong) }
        case .region:
            let all = regions
            body = list.view(count: all.count) { Line(all[$0].label, .strong) }
        case .confirm(let plan):
            body = scroll.view(consequences(plan, reading, context))
        }
        return .rows([.exactly(2, .line(head)), .share(body)])
    }

    private func consequences(
        _ plan: TransferPlan, _ reading: TransferReading, _ context: PageContext
    ) -> [Line] {
        let sentences = Texts.consequences(plan, reading).flatMap { wording in
            context.say(wording).wrapped(to: context.size.columns - 4)
        }
        return context.say(Texts.enterDoesIt).wrapped(to: context.size.columns - 4)
            .map { Line("  " + $0, .strong) } + [Line()] + sentences.map { Line("  " + $0) }
            + held(plan)
    }

    /// Whose dossiers they are, each with what the next one at the door must know.
    private func held(_ plan: TransferPlan) -> [Line] {
        guard case .colleague(let from, _, _) = plan else { return [] }
        return [Line()]
            + from.dossiers.map { held in
                held.careful.reduce(into: Line("  " + held.name, .strong)) { $0 += Line(" ") + $1 }
            }
    }
}
