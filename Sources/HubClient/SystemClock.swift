internal import Foundation
public import Replica

/// The wall clock of the machine.
public struct SystemClock: WallClock, Sendable {
    public init() {}

    public var milliseconds: Int64 { Int64(Date().timeIntervalSince1970 * 1000) }
}
