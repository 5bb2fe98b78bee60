internal import Replica

/// The world's time, and a device's false idea of it.
final class SimulatedClock: WallClock {
    private let world: WorldTime
    var falseBy: Int64

    init(_ world: WorldTime, falseBy: Int64) {
        self.world = world
        self.falseBy = falseBy
    }

    var milliseconds: Int64 { world.milliseconds + falseBy }
}

/// Time passes only when the world makes a step.
final class WorldTime {
    var milliseconds: Int64 = 1_700_000_000_000
}
