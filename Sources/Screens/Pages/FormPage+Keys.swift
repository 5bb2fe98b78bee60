internal import Housing
internal import TerminalUI

// The keys of a form, beside those of its fields.

extension FormPage {
    var bindings: Bindings {
        Bindings([
            Binding(["ctrl+s"], Texts.save, .save),
            Binding(
                ["F4"], Texts.notKnown, .unknown,
                unless: { $0.page.activeQuestion?.canBeUnknown == true ? nil : Texts.mustBeKnown }),
            Binding(
                ["F6"], Texts.nextSection, .section,
                unless: { $0.page.subject.definition.sections.count > 1 ? nil : Texts.oneSection }),
            Binding(
                ["F2"], Texts.calendar, .day,
                unless: { $0.page.form?.activeField.kind == .day ? nil : Texts.noDay }),
            Binding(
                ["F5"], Texts.pickFromList, .pick,
                unless: { $0.page.pickable.isEmpty ? Texts.noList : nil }),
            Binding(
                ["F3"], Texts.ownEditor, .editor,
                unless: { $0.page.isLong ? nil : Texts.noLongText }),
            Binding(["F8"], Texts.throwAway, .discard, isInFooter: false),
        ])
    }

    var activeQuestion: FormField? {
        form.flatMap { subject.definition.field($0.activeField.id) }
    }

    fileprivate var isLong: Bool {
        if case .longText = form?.activeField.kind { true } else { false }
    }

    mutating func act(_ action: Action, _ context: PageContext) -> [PageEffect] {
        switch action {
        case .save: return submit()
        case .unknown: return toggleUnknown(context)
        case .section: nextSection()
        case .day: openCalendar(context)
        case .pick:
            guard let question = activeQuestion else { return [] }
            return [.push(PickPage(question.label.wording, pickable))]
        case .editor: return form.map { [.edit($0.value(of: $0.activeField.id))] } ?? []
        case .discard: return throwAway()
        }
        return []
    }

    mutating func press(_ key: Key, _ context: PageContext) -> [PageEffect]? {
        guard filling.isTaking else { return filling.wait(for: key) }
        if calendar != nil { return pressCalendar(key) }
        // What has a binding is not the field's.
        if key == "ctrl+s" || key == "F2" || key == "ctrl+e" { return nil }
        guard
            let outcome = form?.handle(key, columns: Form.inputColumns(in: context.size.columns))
        else { return nil }
        switch outcome {
        case .changed: return typed()
        case .moved: return []
        case .submitted, .faulty: return submit()
        case .pickReference, .pickDay, .openEditor: return []
        }
    }

    /// What the question offers, where that is a list.
    fileprivate var pickable: [PickPage.Choice] {
        guard let question = activeQuestion, let context = filling.opened?.context else {
            return []
        }
        return question.choices(in: context).map {
            PickPage.Choice(value: $0.value, name: $0.name)
        }
    }

    mutating func returned(_ result: PageResult, _ context: PageContext) -> [PageEffect] {
        guard case .picked(let value, _) = result, let key = activeQuestion?.key else { return [] }
        form?.set(key, value)
        return typed()
    }

    /// "onbekend: " and then why.
    private mutating func toggleUnknown(_ context: PageContext) -> [PageEffect] {
        guard let key = activeQuestion?.key else { return [] }
        var answers = answers
        if unknown.remove(key) != nil {
            answers[key] = ""
        } else {
            unknown.insert(key)
            answers[key] = "onbekend: "
        }
        ask(answers, context.language)
        return typed()
    }

    private mutating func nextSection() {
        let sections = subject.definition.sections
        guard let key = activeQuestion?.key,
            let index = sections.firstIndex(where: { $0.fields.contains { $0.key == key } })
        else { return }
        form?.activate(sections[(index + 1) % sections.count].fields[0].key)
    }

    private mutating func openCalendar(_ context: PageContext) {
        guard let form, form.activeField.kind == .day else { return }
        let today = CivilDay(number: Int(context.today.number))
        let start = CivilDay(form.value(of: form.activeField.id)) ?? today
        calendar = (form.activeField.id, MonthCalendar(selected: start, today: today))
    }

    private mutating func pressCalendar(_ key: Key) -> [PageEffect] {
        guard case (let field, var month)? = calendar else { return [] }
        if key == "Esc" {
            calendar = nil
            return []
        }
        guard case .chosen(let day) = month.handle(key) else {
            calendar = (field, month)
            return []
        }
        calendar = nil
        form?.set(field, day.description)
        return typed()
    }
}
