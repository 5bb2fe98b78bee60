/// A second as HTTP spells it, such as `Sun, 06 Nov 1994 08:49:37 GMT`: RFC 9110, section 5.6.7.
struct HTTPDate: Equatable {
    let secondsSince1970: Int64
    let text: [UInt8]

    init(secondsSince1970 seconds: Int64) {
        secondsSince1970 = seconds
        let days = seconds / 86_400
        let (year, month, day) = Self.date(days: days)
        var text: [UInt8] = []
        // The first of January 1970 was a Thursday.
        text += Self.weekdays[Int((days + 4) % 7)].utf8
        text += ", ".utf8
        text.append(twoDigits: day)
        text += " \(Self.months[Int(month - 1)]) \(year) ".utf8
        for (index, part) in [seconds / 3600 % 24, seconds / 60 % 60, seconds % 60].enumerated() {
            if index > 0 { text.append(UInt8(ascii: ":")) }
            text.append(twoDigits: part)
        }
        text += " GMT".utf8
        self.text = text
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Howard Hinnant's `civil_from_days`: years that begin in March end with the day that leaps.
    private static func date(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day)
    }
}

extension [UInt8] {
    fileprivate mutating func append(twoDigits number: Int64) {
        append(UInt8(ascii: "0") + UInt8(number / 10))
        append(UInt8(ascii: "0") + UInt8(number % 10))
    }
}
