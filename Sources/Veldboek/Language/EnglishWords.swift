/// What this program says, in English; what people fill in keeps its Dutch names.
let englishWords = [englishAnswers, englishRefusals, englishReports].reduce(englishHelp) {
    $0.merging($1) { $1 }
}
