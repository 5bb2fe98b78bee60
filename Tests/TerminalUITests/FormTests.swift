import TerminalRobot
import Testing

@testable import TerminalUI

/// A form, filled in by keys.
struct FormTests {
    private static func form() -> Form {
        Form(
            [
                Field("naam", Wording("Naam", "Name"), isRequired: true),
                Field("datum", Wording("Datum", "Date"), .day, isRequired: true),
                Field("huur", Wording("Huur", "Rent"), .amount),
                Field(
                    "uitkomst", Wording("Uitkomst", "Outcome"),
                    .choice([
                        .init("geschikt", Wording("geschikt", "suitable")),
                        .init("niet", Wording("niet geschikt", "not suitable")),
                    ]), isRequired: true),
                Field("overlast", Wording("Overlast", "Nuisance"), .yesNoUnknown),
                Field("dossier", Wording("Dossier", "File"), .reference),
                Field("verslag", Wording("Verslag", "Report"), .longText(rows: 3)) {
                    $0.contains("!") ? Wording("Zonder uitroepteken.", "No exclamation mark.") : nil
                },
            ], .dutch)
    }

    private func type(_ text: String, _ form: inout Form) {
        for character in text { _ = form.handle(Key(.character(character)), columns: 40) }
    }

    @Test
    func `a form is filled in by typing and Enter alone`() {
        var form = Self.form()
        type("Jan Voorbeeld", &form)
        #expect(form.handle("Enter", columns: 40) == .moved)
        type("1-3-2026", &form)
        _ = form.handle("Enter", columns: 40)
        type("650,50", &form)
        _ = form.handle("Enter", columns: 40)
        #expect(form.handle("n", columns: 40) == .changed("uitkomst"))
        _ = form.handle("Enter", columns: 40)
        #expect(form.handle("o", columns: 40) == .changed("overlast"))
        _ = form.handle("Enter", columns: 40)
        #expect(form.handle("Enter", columns: 40) == .pickReference("dossier"))
        form.set("dossier", "id-7", shown: "7K3QF2 Jan Voorbeeld")
        _ = form.handle("Tab", columns: 40)
        type("Woont bij zijn zus.", &form)

        #expect(form.handle("ctrl+s", columns: 40) == .submitted)
        #expect(
            form.values == [
                "naam": "Jan Voorbeeld", "datum": "1-3-2026", "huur": "650,50",
                "uitkomst": "niet", "overlast": "unknown", "dossier": "id-7",
                "verslag": "Woont bij zijn zus.",
            ])
    }

    @Test(arguments: [
        ("h", "Heerlen"), ("he", "Heerlen"), ("hu", "Hulst"), ("hh", "Hulst"), ("hhh", "Heerlen"),
        ("ee", "Eijsden"), ("ei", "Eijsden"), ("hei", "Heerlen"), ("2", "Eijsden"), ("2e", "Echt"),
    ])
    func `the first letters of a choice go straight to it, and one letter again to the next`(
        typed: String, chosen: String
    ) {
        let names = ["Echt", "Eijsden", "Heerlen", "Hulst"]
        let field = Field(
            "plaats", Wording("Plaats", "Place"),
            .choice(names.map { .init($0, Wording($0, $0)) }))
        var form = Form([field], .dutch)

        type(typed, &form)

        #expect(form.value(of: "plaats") == chosen)
    }

    @Test
    func `saving jumps to the first fault, and each fault stands under its field`() {
        var form = Self.form()
        type("Jan", &form)

        #expect(form.submit() == .faulty("datum"))
        #expect(form.activeField.id == "datum")
        type("32-1-2026", &form)
        let lines = form.view(.dutch).screen(Size(columns: 80, rows: 24)).lines
        #expect(lines[2].hasPrefix("› Datum *                 32-1-2026"))
        #expect(lines[3].hasSuffix("! Typ een dag als 1-3-2026."))
        #expect(lines[7].hasSuffix("! Kies er een."))
        #expect(form.faults == ["datum", "uitkomst"])
    }

    @Test
    func `a fault is whispered while the field is typed, and said when it is left`() {
        var form = Self.form()
        form.activate("verslag")
        type("Zo!", &form)
        let size = Size(columns: 80, rows: 24)
        let before = form.view(.dutch).screen(size)
        _ = form.handle("Tab", columns: 40)
        let after = form.view(.dutch).screen(size)

        #expect(
            before.lines.contains { $0.hasSuffix("  Zonder uitroepteken.") && !$0.contains("!") })
        #expect(after.lines.contains { $0.hasSuffix("! Zonder uitroepteken.") })
        #expect(
            form.fault(of: "verslag") == Wording("Zonder uitroepteken.", "No exclamation mark."))
    }

    @Test(arguments: [
        Size(columns: 80, rows: 24), Size(columns: 40, rows: 12), Size(columns: 20, rows: 3),
    ])
    func `the field that is filled in is on the screen, with its cursor`(_ size: Size) {
        var form = Self.form()
        for _ in form.fields {
            let screen = form.view(.dutch).screen(size)
            let label = "› " + form.activeField.label.dutch

            #expect(screen.lines.contains { $0.hasPrefix(label) })
            switch form.activeField.kind {
            case .text, .day, .amount, .longText: #expect(screen.cursor != nil)
            case .choice, .yesNoUnknown, .reference: #expect(screen.cursor == nil)
            }
            _ = form.handle("Tab", columns: Form.inputColumns(in: size.columns))
        }
    }

    @Test(arguments: [
        ("650", 65_000), ("650,5", 65_050), ("1.250,50", 125_050), ("1250.50", 125_050),
        ("1.250", 125_000), ("€ 12,5", 1_250), ("0", 0), ("12,345", nil), ("a", nil), ("-5", nil),
        (",5", nil), ("1.25.000", nil),
    ])
    func `an amount is read as people type it`(_ typed: String, _ cents: Int?) {
        #expect(Amount(typed)?.cents == cents)
    }

    @Test
    func `calendar and editor are asked for by their keys`() {
        var form = Self.form()
        form.activate("datum")
        type("1-3-2026", &form)
        #expect(form.handle("F2", columns: 40) == .pickDay("datum", CivilDay("1-3-2026")))
        form.activate("verslag")
        #expect(form.handle("ctrl+e", columns: 40) == .openEditor("verslag"))
        #expect(form.handle("ctrl+n", columns: 40) == nil)
        #expect(form.handle(Paste("a\nb")) == .changed("verslag"))
        #expect(form.value(of: "verslag") == "a\nb")
    }
}
