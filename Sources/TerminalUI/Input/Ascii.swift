/// The control bytes that have a part in the conversation with a terminal.
enum Ascii {
    static let bell: UInt8 = 0x07
    static let backspace: UInt8 = 0x08
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let cancel: UInt8 = 0x18
    static let escape: UInt8 = 0x1B
    static let delete: UInt8 = 0x7F
}
