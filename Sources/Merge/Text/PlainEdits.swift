public import SyncProtocol

/// Applies edits one after another to a plain text: enough where their author had seen all of it.
public func applying(_ edits: [TextEdit], to text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    for edit in edits {
        let start = min(edit.position, scalars.count)
        let end = start + min(edit.removed, scalars.count - start)
        scalars.replaceSubrange(start..<end, with: edit.inserted.unicodeScalars)
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
}
