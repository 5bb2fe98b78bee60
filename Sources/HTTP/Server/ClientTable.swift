/// The clients by the number of their descriptor, of which the kernel always gives the lowest.
struct ClientTable {
    private var places: [Client?] = []
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    var all: [Client] { places.compactMap { $0 } }

    subscript(number: Int32) -> Client? {
        get { Int(number) < places.count ? places[Int(number)] : nil }
        set {
            while Int(number) >= places.count { places.append(nil) }
            count += (newValue == nil ? 0 : 1) - (places[Int(number)] == nil ? 0 : 1)
            places[Int(number)] = newValue
        }
    }
}
