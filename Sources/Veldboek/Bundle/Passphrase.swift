internal import Commands
internal import Foundation

/// A passphrase that is asked on the terminal, without showing it.
enum Passphrase {
    static func ask(twice: Bool) throws -> String {
        let passphrase = try ask(say("Wachtwoord: "))
        guard !passphrase.isEmpty else { throw Refused(say("Zonder wachtwoord gaat het niet.")) }
        if twice, try ask(say("Nog een keer: ")) != passphrase {
            throw Refused(say("De twee wachtwoorden zijn niet gelijk."))
        }
        return passphrase
    }

    /// Past standard input and output, which may be pipes.
    private static func ask(_ question: String) throws -> String {
        guard let terminal = fopen("/dev/tty", "r+") else {
            throw Refused(
                say("Er is geen terminal om het wachtwoord te vragen; zie --onversleuteld."))
        }
        defer { fclose(terminal) }
        let descriptor = fileno(terminal)
        var usual = termios()
        guard tcgetattr(descriptor, &usual) == 0 else { throw FileFailure.now("/dev/tty") }
        var silent = usual
        silent.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(descriptor, TCSAFLUSH, &silent)
        defer { tcsetattr(descriptor, TCSAFLUSH, &usual) }
        write(descriptor, question, question.utf8.count)
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while read(descriptor, &byte, 1) == 1, byte != 0x0A { line.append(byte) }
        write(descriptor, "\n", 1)
        return String(decoding: line, as: UTF8.self)
    }
}
