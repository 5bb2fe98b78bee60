internal import Commands
internal import Foundation

/// A bundle behind a passphrase, by Debian's `gpg --symmetric`; its bytes in clear touch no disk.
enum Encryption {
    private static let program = "/usr/bin/gpg"
    /// Nothing is asked, no agent is started, and the passphrase is the first line of its input.
    private static let always = [
        "--batch", "--quiet", "--no-autostart", "--no-symkey-cache", "--pinentry-mode", "loopback",
        "--passphrase-fd", "0",
    ]

    /// As many rounds from passphrase to key as there can be; gpg would ask an agent for the number.
    private static let sealing = [
        "--symmetric", "--cipher-algo", "AES256", "--s2k-mode", "3", "--s2k-count", "65011712",
    ]

    /// Returns what the work made, once gpg has written all of it.
    static func write<Result>(
        _ path: String, _ passphrase: String,
        _ work: (@escaping ([UInt8]) throws -> Void) throws -> Result
    ) throws -> Result {
        try withHome { home in
            let gpg = try start(
                sealing + ["--output", path], home, passphrase)
            let result: Result
            do {
                result = try work { try gpg.input.write(contentsOf: Data($0)) }
            } catch {
                gpg.end()
                throw error
            }
            try gpg.finish()
            try FileHandle(forUpdating: URL(fileURLWithPath: path)).synchronize()
            return result
        }
    }

    /// What gpg does not vouch for in the end is not taken in: the work then throws.
    static func read<Result>(
        _ path: String, _ passphrase: String,
        _ work: (@escaping () throws -> [UInt8]?) throws -> Result
    ) throws -> Result {
        try withHome { home in
            let gpg = try start(["--decrypt", path], home, passphrase)
            try gpg.input.close()
            do {
                return try work {
                    let bytes = try gpg.output.read(upToCount: BundleFile.bytesAtOnce)
                    if let bytes, !bytes.isEmpty { return [UInt8](bytes) }
                    try gpg.finish()
                    return nil
                }
            } catch {
                gpg.end()
                // A wrong passphrase gives no bytes, and that is no bundle.
                if gpg.hasFailed { throw GPG.failure }
                throw error
            }
        }
    }

    /// A folder of its own, so that no keys or settings of the person's play a part.
    private static func withHome<Result>(_ work: (String) throws -> Result) throws -> Result {
        let home = FileManager.default.temporaryDirectory
            .appending(path: "veldboek-gpg-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: home, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: home) }
        return try work(home.path)
    }

    private static func start(
        _ arguments: [String], _ home: String, _ passphrase: String
    ) throws -> GPG {
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw Refused(say("Het programma gpg ontbreekt: apt install gpg."))
        }
        signal(SIGPIPE, SIG_IGN)
        let gpg = try GPG(program, ["--homedir", home] + always + arguments)
        try gpg.input.write(contentsOf: Data((passphrase + "\n").utf8))
        return gpg
    }
}

/// One run of gpg.
private struct GPG {
    static var failure: Refused {
        Refused(say("Dit lukt niet: het wachtwoord klopt niet, of het bestand is beschadigd."))
    }

    private let process = Process()
    let input: FileHandle
    let output: FileHandle

    init(_ program: String, _ arguments: [String]) throws {
        let (into, from) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardInput = into
        process.standardOutput = from
        process.standardError = FileHandle.nullDevice
        try process.run()
        input = into.fileHandleForWriting
        output = from.fileHandleForReading
    }

    var hasFailed: Bool { !process.isRunning && process.terminationStatus != 0 }

    func finish() throws {
        try? input.close()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Self.failure }
    }

    func end() {
        try? input.close()
        try? output.close()
        process.waitUntilExit()
    }
}
