/// Makes keys of bytes, however the bytes were cut on their way.
///
/// Whatever no terminal sends for a key is dropped. It has no clock: the caller says when bytes came,
/// and asks again at `undecidedUntil`, because only silence tells Esc from the start of a sequence.
public struct InputDecoder: Sendable {
    /// Who presses Esc waits so long; a slower line would make Esc and letters of one arrow key.
    public static let usualPatienceMilliseconds: Int64 = 50
    /// A paste whose end got lost ends after this silence, or no key would ever work again.
    static let pastePatienceMilliseconds: Int64 = 5_000

    enum State: Sendable {
        case ground
        case escape(isAlt: Bool)
        case sequence(EscapeSequence)
        case singleShift(isAlt: Bool)
        /// An answer to a question that we never asked, up to its end mark.
        case string(introducer: UInt8, count: Int, sawEscape: Bool)
        /// An old report of the mouse: so many bytes follow, which are no keys.
        case mouse(bytesLeft: Int)
        case paste(PasteReader)
    }

    private let patienceMilliseconds: Int64
    private let pasteLimit: Int
    private var state = State.ground
    private var scalar = ScalarReader()
    private var isAltScalar = false
    private var lastByteAt: Int64 = 0
    private var events: [InputEvent] = []

    public init(
        patienceMilliseconds: Int64 = usualPatienceMilliseconds,
        pasteLimit: Int = PasteReader.usualLimit
    ) {
        self.patienceMilliseconds = patienceMilliseconds
        self.pasteLimit = pasteLimit
    }

    /// When silence decides what was meant; nil where nothing is open.
    public var undecidedUntil: Int64? {
        switch state {
        case .ground: nil
        case .paste: lastByteAt + Self.pastePatienceMilliseconds
        default: lastByteAt + patienceMilliseconds
        }
    }

    public mutating func decode(_ bytes: [UInt8], at milliseconds: Int64) -> [InputEvent] {
        if !bytes.isEmpty { lastByteAt = milliseconds }
        var rest = bytes[...]
        while let byte = rest.first {
            if case .paste(var reader) = state {
                state = .ground
                rest = reader.read(rest)
                if reader.isComplete {
                    events.append(.paste(reader.paste))
                } else {
                    state = .paste(reader)
                }
            } else {
                take(byte)
                rest = rest.dropFirst()
            }
        }
        return takeEvents()
    }

    /// What the silence up to now decides.
    public mutating func settle(at milliseconds: Int64) -> [InputEvent] {
        guard let deadline = undecidedUntil, milliseconds >= deadline else { return [] }
        switch state {
        case .escape(let isAlt):
            if isAlt { emit(.escape) }
            emit(.escape)
        case .singleShift(let isAlt): emit(isAlt ? nil : Key(.character("O"), .alt))
        case .sequence(let sequence) where sequence.isEmpty: emit(Key(.character("["), .alt))
        case .string(let introducer, 0, _):
            emit(Key(.character(Character(Unicode.Scalar(introducer))), .alt))
        case .paste(let reader): events.append(.paste(reader.paste))
        case .ground, .sequence, .string, .mouse: break
        }
        state = .ground
        return takeEvents()
    }

    private mutating func takeEvents() -> [InputEvent] {
        defer { events = [] }
        return events
    }

    private mutating func emit(_ code: Key.Code) { emit(Key(code)) }

    private mutating func emit(_ key: Key?) {
        if let key { events.append(.key(key)) }
    }
}

extension InputDecoder {
    private mutating func take(_ byte: UInt8) {
        switch state {
        case .ground: takeGround(byte, isAlt: false)
        case .escape(let isAlt): takeEscape(byte, isAlt: isAlt)
        case .sequence(let sequence): takeSequence(byte, sequence)
        case .singleShift(let isAlt): takeSingleShift(byte, isAlt: isAlt)
        case .string: takeString(byte)
        case .mouse(let bytesLeft):
            state = bytesLeft > 1 ? .mouse(bytesLeft: bytesLeft - 1) : .ground
        case .paste: preconditionFailure("a paste reads by itself")
        }
    }

    private mutating func takeGround(_ byte: UInt8, isAlt: Bool) {
        if scalar.isEmpty {
            isAltScalar = isAlt
        } else if byte & 0xC0 != 0x80 {
            scalar = ScalarReader()
            isAltScalar = isAlt
        }
        if byte == Ascii.escape {
            state = .escape(isAlt: false)
        } else if byte < 0x80 {
            emit(KeyTable.key(ofASCII: byte, isAltScalar ? .alt : []))
        } else if let whole = scalar.read(byte), let character = Self.typed(whole) {
            emit(Key(.character(character), isAltScalar ? .alt : []))
        }
    }

    /// Control characters and those of nobody are typed by no key.
    private static func typed(_ scalar: Unicode.Scalar) -> Character? {
        switch scalar.properties.generalCategory {
        case .control, .privateUse, .unassigned, .surrogate: nil
        default: Character(scalar)
        }
    }

    private mutating func takeEscape(_ byte: UInt8, isAlt: Bool) {
        state = .ground
        switch byte {
        case Ascii.escape:
            if isAlt { emit(.escape) }
            state = .escape(isAlt: true)
        case UInt8(ascii: "["): state = .sequence(EscapeSequence(isAlt: isAlt))
        case UInt8(ascii: "O"): state = .singleShift(isAlt: isAlt)
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"),
            UInt8(ascii: "X"):
            state = .string(introducer: byte, count: 0, sawEscape: false)
        default:
            if isAlt { emit(.escape) }
            takeGround(byte, isAlt: true)
        }
    }

    private mutating func takeSequence(_ byte: UInt8, _ begun: EscapeSequence) {
        var sequence = begun
        switch sequence.read(byte) {
        case .goesOn: state = .sequence(sequence)
        case .broken: state = byte == Ascii.escape ? .escape(isAlt: false) : .ground
        case .ended:
            state = .ground
            switch KeyTable.meaning(of: sequence) {
            case .key(let key): emit(key)
            case .focus(let isHere): events.append(.focus(isHere))
            case .paste: state = .paste(PasteReader(limit: pasteLimit))
            case .oldMouse: state = .mouse(bytesLeft: 3)
            case .nothing: break
            }
        }
    }

    private mutating func takeSingleShift(_ byte: UInt8, isAlt: Bool) {
        state = byte == Ascii.escape ? .escape(isAlt: false) : .ground
        emit(KeyTable.key(ofSingleShift: byte, isAlt ? .alt : []))
    }

    private mutating func takeString(_ byte: UInt8) {
        guard case .string(let introducer, let count, let sawEscape) = state else { return }
        switch byte {
        case Ascii.bell, Ascii.cancel: state = .ground
        case UInt8(ascii: "\\") where sawEscape: state = .ground
        default:
            state = .string(
                introducer: introducer, count: count + 1, sawEscape: byte == Ascii.escape)
        }
    }
}
