// All keys of a screen with their meaning, and why some do not work now.

extension BindingTable {
    public func help(in context: Context, _ language: Language) -> [Line] {
        let shown = bindings.filter { !$0.keys.isEmpty }
        let keys = shown.map { $0.keys.map(\.shown).joined(separator: ", ") }
        let width = keys.map(\.columns).max() ?? 0
        return zip(shown, keys).map { binding, keys in
            let space = String(repeating: " ", count: width - keys.columns + 2)
            let line = Line(keys, .key) + Line(space)
            guard let obstacle = binding.obstacle(context) else {
                return line + Line(binding.name.in(language))
            }
            return line + Line(binding.name.in(language), .quiet)
                + Line(" – \(obstacle.in(language))", .warning)
        }
    }
}
