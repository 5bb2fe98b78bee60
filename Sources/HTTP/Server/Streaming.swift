// Bodies that are too large, or too long in coming, to be held in memory whole.

/// Makes the body of an answer piece by piece, as fast as the client takes it.
public protocol BodySource: AnyObject {
    /// The next piece, or nil at the end. When it throws, the client is cut off, so that it does
    /// not take half a body for a whole one.
    func nextPiece() throws -> [UInt8]?
}

/// Takes the body of a request piece by piece, instead of having it gathered in memory.
///
/// It is let go without a word when the client is lost halfway.
public protocol BodyReceiver: AnyObject {
    /// More bytes than this are refused, with 413.
    var byteLimit: Int { get }

    func take(_ piece: ArraySlice<UInt8>) throws(Refusal)

    /// All has come.
    func answer() -> Response
}
