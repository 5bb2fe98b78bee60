internal import Merge
public import SyncProtocol

/// The few edits that make a new text of an old one, so that what others typed elsewhere stays theirs.
///
/// They follow each other, as the edits of one operation do; positions count Unicode scalars.
public func textEdits(from old: String, to new: String) -> [TextEdit] {
    edits(from: old, to: new)
}
