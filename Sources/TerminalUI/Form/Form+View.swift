// A form on the screen: labels, what stands in the fields, and under each what is wrong with it.

extension Form {
    /// From this width on labels stand beside their fields instead of above them.
    private static let wideColumns = 60
    private static let labelColumns = 24

    /// The width of the fields in a form of this width, which `handle` wants to know.
    public static func inputColumns(in columns: Int) -> Int {
        columns >= wideColumns ? columns - labelColumns - 2 : columns - 2
    }

    public func view(_ language: Language) -> View {
        View { canvas in
            let columns = canvas.size.columns
            let heights = fields.indices.map { height($0, columns) }
            let before = heights[..<active].reduce(0, +)
            let spare = canvas.size.rows - heights[active]
            let most = max(0, heights.reduce(0, +) - canvas.size.rows)
            // What is filled in stands in the middle where it can, and never leaves the screen.
            var row = -min(max(0, before - max(0, spare) / 2), most)
            for index in fields.indices {
                draw(index, row, heights[index], language, &canvas)
                row += heights[index]
            }
        }
    }

    private func isWide(_ columns: Int) -> Bool { columns >= Self.wideColumns }

    private func inputRows(_ index: Int) -> Int {
        if case .longText(let rows) = fields[index].kind { max(1, rows) } else { 1 }
    }

    private func height(_ index: Int, _ columns: Int) -> Int {
        inputRows(index) + 1 + (isWide(columns) ? 0 : 1)
    }

    private func draw(
        _ index: Int, _ row: Int, _ height: Int, _ language: Language, _ canvas: inout Canvas
    ) {
        let columns = canvas.size.columns
        let isActive = index == active
        let (label, input) = (label(index, language), input(index, language))
        let fault = View.line(faultLine(index, language))
        let indent = isWide(columns) ? Self.labelColumns + 2 : 2
        let body: [Part] = [.exactly(inputRows(index), input), .exactly(1, fault)]
        let field: View
        if isWide(columns) {
            field = .columns([.exactly(indent, .line(label)), .share(.rows(body))])
        } else {
            let indented = View.columns([.exactly(indent, .empty), .share(.rows(body))])
            field = .rows([.exactly(1, .line(label)), .share(indented)])
        }
        // A field that lies partly above the screen is drawn by its lower rows.
        guard row + height > 0, row < canvas.size.rows else { return }
        let whole = field.screen(Size(columns: columns, rows: height))
        canvas.paste(whole, row: row, showsCursor: isActive)
    }

    private func label(_ index: Int, _ language: Language) -> Line {
        let mark = fields[index].isRequired ? " *" : ""
        let sign = index == active ? "› " : "  "
        return Line(
            sign + fields[index].label.in(language) + mark, index == active ? .strong : .normal)
    }

    private func input(_ index: Int, _ language: Language) -> View {
        let isActive = index == active
        let style: Style = isActive ? .activeField : .field
        switch inputs[index] {
        case .typed(let editor):
            return View { canvas in
                canvas.fill(nil, style)
                editor.view(isActive: isActive, style).draw(&canvas)
            }
        case .chosen(let chosen, let choices, _):
            return .line(choiceLine(chosen, choices, isActive, language))
        case .reference(_, let shown):
            let hint = Line(Words.pickReference.in(language), .quiet)
            return .line(shown.isEmpty ? hint : Line(shown, style))
        }
    }

    private func choiceLine(
        _ chosen: Int?, _ choices: [Field.Choice], _ isActive: Bool, _ language: Language
    ) -> Line {
        // Beside each other only a few fit: then the chosen one comes first.
        let names = choices.map { $0.name.in(language) }
        let first = names.joined(separator: "      ").columns > 50 ? chosen ?? 0 : 0
        return choices.indices.dropFirst(first).reduce(into: Line()) { line, index in
            let isChosen = index == chosen
            line += Line(
                isChosen ? "(•) \(names[index])  " : "( ) \(names[index])  ",
                isChosen ? (isActive ? .strong.selected : .strong) : .normal)
        }
    }

    /// While a field is typed its fault is only whispered.
    private func faultLine(_ index: Int, _ language: Language) -> Line {
        if case .typed(let editor) = inputs[index], editor.isFull {
            return Line("! " + Words.isFull.in(language), .danger)
        }
        guard let fault = fault(index) else { return Line() }
        let text = fault.in(language)
        if left.contains(index) { return Line("! " + text, .danger) }
        return index == active && !inputs[index].value.isEmpty ? Line("  " + text, .quiet) : Line()
    }
}
