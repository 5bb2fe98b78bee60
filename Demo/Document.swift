import Foundation

/// A JSON document as the story reads it: what is not there is nothing, and fails the next check.
struct Document: CustomStringConvertible {
    private let value: Any?

    init(json: String) throws { value = try JSONSerialization.jsonObject(with: Data(json.utf8)) }

    private init(_ value: Any?) { self.value = value }

    subscript(key: String) -> Document { Document((value as? [String: Any])?[key]) }

    subscript(index: Int) -> Document {
        let items = items
        return items.indices.contains(index) ? items[index] : Document(nil)
    }

    var items: [Document] { (value as? [Any] ?? []).map { Document($0) } }
    var text: String { value as? String ?? "" }
    var number: Int { (value as? NSNumber)?.intValue ?? -1 }
    var isTrue: Bool { (value as? NSNumber)?.boolValue ?? false }

    /// One text of every item.
    func texts(_ key: String) -> [String] { items.map { $0[key].text } }

    func first(_ key: String, is text: String) -> Document {
        items.first { $0[key].text == text } ?? Document(nil)
    }

    var description: String { value.map { "\($0)" } ?? "niets" }
}
