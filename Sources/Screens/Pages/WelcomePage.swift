internal import TerminalUI

/// What stands there on a device without a replica: practise, connect, or look around.
struct WelcomePage: Page {
    enum Action: Hashable { case practise, connect, tour }

    var bindings: Bindings {
        Bindings([
            Binding(["o"], Texts.practise, .practise), Binding(["k"], Texts.connect, .connect),
            Binding(["r"], Texts.tour, .tour),
        ])
    }

    func title(_ context: PageContext) -> Wording { Texts.welcome }

    mutating func act(_ action: Action, _ context: PageContext) -> [PageEffect] {
        switch action {
        case .practise: [.practise]
        case .connect: [.push(ConnectPage(context.language))]
        case .tour: [.push(TourPage())]
        }
    }

    func view(_ context: PageContext) -> View {
        View.text(context.say(Texts.welcomeLines)).inset(columns: 2, rows: 1)
    }
}

/// How the field book works, on one page.
struct TourPage: Page {
    private var scroll = ScrollText()

    func title(_ context: PageContext) -> Wording { Texts.tour }

    mutating func press(_ key: Key, _ context: PageContext) -> [PageEffect]? {
        scroll.handle(key, lines: lines(context).count, rows: context.size.rows) ? [] : nil
    }

    func view(_ context: PageContext) -> View { scroll.view(lines(context)).inset(columns: 1) }

    private func lines(_ context: PageContext) -> [Line] {
        context.say(Texts.tourLines).wrapped(to: context.size.columns - 2).map { Line($0) }
    }
}

/// Connects the device with an address and a code from the office.
struct ConnectPage: Page {
    private var form: Form

    init(_ language: Language) {
        form = Form(
            [
                Field("address", Texts.address, isRequired: true),
                Field("code", Texts.code, isRequired: true),
            ], language)
    }

    var isTyping: Bool { true }

    func title(_ context: PageContext) -> Wording { Texts.connect }

    mutating func press(_ key: Key, _ context: PageContext) -> [PageEffect]? {
        guard
            let outcome = form.handle(
                key, columns: Form.inputColumns(in: context.size.columns))
        else { return nil }
        guard outcome == .submitted else { return [] }
        return [
            .tell(Texts.connecting, .accent),
            .connect(address: form.value(of: "address"), code: form.value(of: "code")),
        ]
    }

    mutating func paste(_ paste: Paste, _ context: PageContext) -> [PageEffect] {
        _ = form.handle(paste)
        return []
    }

    func view(_ context: PageContext) -> View {
        .rows([
            .exactly(3, View.text(context.say(Texts.connectHint)).inset(columns: 2)),
            .share(form.view(context.language)),
        ])
    }
}
