// The keys that work here, along the foot of the screen.

extension BindingTable {
    /// As many as fit, the first ones first; what cannot be done now is left out.
    public func footer(in context: Context, _ language: Language) -> View {
        let parts = bindings.filter { $0.isInFooter && $0.obstacle(context) == nil }
            .compactMap { binding in
                binding.keys.first.map { key in
                    Line(key.shown, .key) + Line(" \(binding.name.in(language))", .footer)
                }
            }
        return View { canvas in
            var column = 0
            for part in parts {
                let gap = column == 0 ? 0 : 2
                guard column + gap + part.columns <= canvas.size.columns else { continue }
                column += gap
                column += canvas.write(part, column: column)
            }
        }
    }
}
