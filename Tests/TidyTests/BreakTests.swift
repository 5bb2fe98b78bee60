import Foundation
import Testing

/// The table of breaks (`Tests/breaks`), held against the source that it breaks.
struct BreakTests {
    @Test
    func `every break still fits one place in the source`() throws {
        let check = Process()
        check.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        check.arguments = ["python3", "-B", "Tests/breaks", "--check"]
        check.currentDirectoryURL = Repository.root
        let complaints = Pipe()
        check.standardError = complaints

        try check.run()
        let said = try complaints.fileHandleForReading.readToEnd() ?? Data()
        check.waitUntilExit()

        #expect(check.terminationStatus == 0, "\(String(decoding: said, as: UTF8.self))")
    }
}
