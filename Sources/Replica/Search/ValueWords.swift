internal import SyncProtocol

// The words by which a value is found, the same in every language.

extension FieldDefinition {
    /// A value as people write it in any language: dates begin with their year.
    func words(for value: Value) -> String {
        switch value {
        case .empty, .bytes: return ""
        case .text(let text): return text
        case .whole(let number):
            switch kind {
            case .choice: return choice(value)?.words ?? ""
            case .money: return euros(number)
            case .date: return isoDay(number)
            case .time: return isoDay((number - (number < 0 ? 86_399_999 : 0)) / 86_400_000)
            case .whole, .text, .reference, nil: return String(number)
            }
        }
    }

    private var kind: ValueKind? {
        switch merging {
        case .register(let kind, _), .set(let kind): kind
        case .text: nil
        }
    }
}

private func euros(_ cents: Int64) -> String {
    let rest = cents.magnitude % 100
    return (cents < 0 ? "-" : "") + "\(cents.magnitude / 100)." + padded(Int64(rest), to: 2)
}

/// A day since 1970-01-01 as ISO 8601 writes it (H. Hinnant, "chrono-compatible low-level date
/// algorithms"); nothing for one that no calendar has.
private func isoDay(_ day: Int64) -> String {
    guard (-719_162...2_932_896).contains(day) else { return "" }
    let shifted = day + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra =
        (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let dayOfMonth = dayOfYear - (153 * month + 2) / 5 + 1
    let calendarMonth = month < 10 ? month + 3 : month - 9
    let year = yearOfEra + era * 400 + (calendarMonth <= 2 ? 1 : 0)
    return [padded(year, to: 4), padded(calendarMonth, to: 2), padded(dayOfMonth, to: 2)]
        .joined(separator: "-")
}

private func padded(_ number: Int64, to count: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, count - digits.count)) + digits
}
