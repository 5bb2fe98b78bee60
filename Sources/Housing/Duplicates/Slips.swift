/// Whether one letter more, less, other, or two of them swapped, makes one word the other.
func isOneLetterAway(_ one: String, _ other: String) -> Bool {
    let (short, long) = one.utf8.count <= other.utf8.count ? (one, other) : (other, one)
    guard long.utf8.count - short.utf8.count <= 1 else { return false }
    let (less, more) = (Array(short.utf8), Array(long.utf8))
    let start = zip(less, more).prefix { $0 == $1 }.count
    let (left, right) = (less[start...], more[start...])
    if more.count > less.count { return left.elementsEqual(right.dropFirst()) }
    if left.dropFirst().elementsEqual(right.dropFirst()) { return true }
    return left.prefix(2).elementsEqual(right.prefix(2).reversed())
        && left.dropFirst(2).elementsEqual(right.dropFirst(2))
}
