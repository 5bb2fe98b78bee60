/// What this program says, in English; what people fill in keeps its Dutch names.
let englishWords = englishHelp.merging(englishAnswers) { $1 }.merging(englishRefusals) { $1 }
