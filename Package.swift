// swift-tools-version: 6.3
import PackageDescription

/// What every module is compiled with: language mode 6 comes with the tools version.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
]

func module(
    _ name: String, _ dependencies: [Target.Dependency] = [], path: String? = nil,
    exclude: [String] = []
) -> Target {
    .target(
        name: name, dependencies: dependencies, path: path, exclude: exclude,
        swiftSettings: strict)
}

func program(
    _ name: String, _ dependencies: [Target.Dependency], path: String, exclude: [String] = []
) -> Target {
    .executableTarget(
        name: name, dependencies: dependencies, path: path, exclude: exclude,
        swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, path: "Tests/\(name)", swiftSettings: strict)
}

let package = Package(
    name: "Veldboek",
    products: [.library(name: "SetClock", type: .dynamic, targets: ["SetClock"])],
    targets: [
        .systemLibrary(name: "CSQLite", path: "Sources/CSQLite", pkgConfig: "sqlite3"),
        .target(name: "CLinux", path: "Sources/CLinux"),
        .target(name: "CSHA256", path: "Sources/CSHA256"),

        module(
            "SyncProtocol", ["CSHA256"], path: "SyncProtocol",
            exclude: ["Protocol.md", "openapi.json", "Vectors"]),
        module("SQLite", ["CSQLite"]),
        module("HTTP", ["CLinux"]),
        module("TerminalUI", ["CLinux"]),
        module("Commands", []),
        module("Merge", ["SyncProtocol"]),
        module("Replica", ["Merge", "SQLite", "SyncProtocol"]),

        module("Hub", ["HTTP", "Merge", "SQLite", "SyncProtocol"]),
        module("HubClient", ["Replica", "SyncProtocol"]),
        module("Housing", ["Replica", "SyncProtocol"]),
        module("Screens", ["Housing", "Replica", "SyncProtocol", "TerminalUI"]),
        program(
            "veldboek",
            [
                "Commands", "Housing", "HubClient", "Replica", "Screens", "SyncProtocol",
                "TerminalUI",
            ],
            path: "Sources/Veldboek"),

        program(
            "loket",
            ["Commands", "Housing", "Hub", "HTTP", "Replica", "SyncProtocol"],
            path: "Sources/Loket", exclude: ["nginx.conf"]),
        program(
            "veldbench",
            [
                "CLinux", "CSQLite", "Housing", "HTTP", "Hub", "Merge", "Replica", "SeededChance",
                "SyncProtocol", "TerminalRobot", "TerminalUI", "veldboek",
            ],
            path: "Sources/Benchmarks", exclude: ["beside.py"]),
        program("demo", [], path: "Demo", exclude: ["run", "install-missing"]),

        module("SeededChance", path: "Tests/SeededChance"),
        module(
            "Simulation", ["Hub", "HTTP", "Replica", "SeededChance", "SQLite", "SyncProtocol"],
            path: "Tests/Simulation"),
        tests("SimulationTests", ["Simulation"]),
        tests("SyncProtocolTests", ["Merge", "Replica", "SeededChance", "SyncProtocol"]),
        tests("MergeTests", ["Merge", "SeededChance", "SyncProtocol"]),
        tests("SQLiteTests", ["CSQLite", "SQLite"]),
        tests("ReplicaTests", ["Merge", "Replica", "SQLite", "SeededChance", "SyncProtocol"]),
        tests("HubTests", ["HTTP", "Hub", "Replica", "SQLite", "SeededChance", "SyncProtocol"]),
        tests("LoketTests", ["Housing", "HubClient", "Replica", "SyncProtocol"]),
        tests("TidyTests", []),
        .target(name: "FaultProxy", path: "Tests/FaultProxy", swiftSettings: strict),
        tests("HubClientTests", ["FaultProxy", "HubClient", "Replica", "SyncProtocol"]),
        .target(name: "SetClock", path: "Tests/SetClock"),
        tests("RealTests", ["FaultProxy", "TerminalRobot"]),
        tests("ShoppingTests", ["HTTP", "Hub", "Replica", "SyncProtocol"]),
        tests("VeldboekTests", ["Commands", "Housing", "Replica", "veldboek"]),
        tests("HousingTests", ["Housing", "Replica", "SeededChance", "SyncProtocol"]),
        tests("HTTPTests", ["HTTP", "CLinux", "SeededChance"]),
        tests("ProxyTests", ["HTTP", "Hub", "HubClient", "Replica", "SyncProtocol"]),

        module("TerminalRobot", ["CLinux", "TerminalUI"], path: "Tests/TerminalRobot"),
        program("TerminalVictim", ["TerminalUI"], path: "Tests/TerminalVictim"),
        tests(
            "TerminalUITests",
            ["CLinux", "SeededChance", "TerminalRobot", "TerminalUI", "TerminalVictim"]),

        tests(
            "ScreensTests",
            [
                "Housing", "Replica", "Screens", "SeededChance", "SyncProtocol", "TerminalRobot",
                "TerminalUI", "veldboek",
            ]),

        .target(name: "FaultyDisk", dependencies: ["CSQLite"], path: "Tests/FaultyDisk"),
        module(
            "FaultScene", ["Replica", "SeededChance", "SyncProtocol"], path: "Tests/FaultScene"),
        program(
            "FaultVictim", ["FaultScene", "HTTP", "Hub", "Replica", "SyncProtocol"],
            path: "Tests/FaultVictim"),
        tests(
            "FaultTests",
            [
                "FaultScene", "FaultVictim", "FaultyDisk", "HTTP", "Hub", "Replica", "SQLite",
                "SeededChance", "SyncProtocol",
            ]),
    ]
)
