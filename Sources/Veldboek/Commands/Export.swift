internal import Commands
internal import Foundation
internal import Replica

/// Writes all that the replica holds to a file or to the screen, piece by piece.
func export(_ input: Input, _ desk: Desk) async throws -> Answer {
    guard input.has("alles") else { throw UsageError(say("De optie {1} ontbreekt.", "--alles")) }
    guard let path = input.value("naar") else {
        try write(desk.replica, to: .standardOutput)
        return Answer([], .null)
    }
    let file = try newFile(path)
    try write(desk.replica, to: file)
    try file.synchronize()
    return Answer(say("Alles staat in {1}.", path), ["file": .text(path)])
}

/// Nobody else's to read, and never over something that is there.
func newFile(_ path: String) throws -> FileHandle {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else {
        throw UsageError("\(path): \(String(cString: strerror(errno)))")
    }
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
}

/// Large enough to write seldom, small enough to hold.
private let bytesAtOnce = 1 << 16

private func write(_ replica: Replica, to file: FileHandle) throws {
    var waiting = Data()
    try replica.export { piece in
        waiting.append(contentsOf: piece.utf8)
        guard waiting.count >= bytesAtOnce else { return }
        try file.write(contentsOf: waiting)
        waiting.removeAll(keepingCapacity: true)
    }
    try file.write(contentsOf: waiting)
}
