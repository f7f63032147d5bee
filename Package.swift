// swift-tools-version: 6.2
import Foundation
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A room: one target with one job. What it may import is its `dependencies`, nothing else.
func room(
    _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: fixtures(of: name), swiftSettings: settings)
}

/// Golden files are read from the source tree, so they are no resources.
func fixtures(of tests: String) -> [String] {
    FileManager.default.fileExists(atPath: "\(Context.packageDirectory)/Tests/\(tests)/Fixtures") ? ["Fixtures"] : []
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioTLS = Target.Dependency.product(name: "NIOTLS", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")

let package = Package(
    name: "countersign",
    products: [
        .executable(name: "countersign", targets: ["countersign"]),
        .executable(name: "countersign-desk", targets: ["countersign-desk"]),
        .library(name: "CountersignClient", targets: ["CountersignClient"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(
            url: "https://github.com/apple/swift-configuration", exact: "1.4.0",
            traits: [.defaults, "YAML", "CommandLineArguments"]),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        // The pure middle.
        room("Approvals"),
        room("CanonicalJSON"),
        // What OpenSSH's keys sign.
        room("SSHSignatures", [crypto]),
        // What people write: YAML, strictly read.
        room("StrictYAML", ["Yams"]),
        room("Workflows", ["Approvals", "CanonicalJSON", "StrictYAML"]),
        room("Forms", ["CanonicalJSON", "StrictYAML"]),
        // What the staff have: workbooks of Excel and WPS, and forms in them.
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        room("Spreadsheets", ["CExpat", "CXlsxWriter", "CZip"]),
        room("FormSheets", ["CanonicalJSON", "Forms", "Spreadsheets"]),
        // What the public sees, and what is printed and put into the file.
        .systemLibrary(name: "CQRencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        room("Publishing", ["CQRencode", "CanonicalJSON", "FormSheets", "Forms", "Spreadsheets"]),
        // The record.
        room("Ledger", ["CanonicalJSON", crypto]),
        // The tree over the record and what is signed of it: the formats that other programs check.
        room("TransparencyLog", ["Ledger", crypto]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        // Calls of the kernel that Swift's Glibc module leaves out.
        .systemLibrary(name: "CLinux"),
        room("LedgerSQLite", ["Ledger", "CLinux", "CSQLite", "ServiceLine", "TransparencyLog", crypto, grdb]),
        // Where rules and record meet.
        room(
            "Engine", ["Approvals", "CanonicalJSON", "Forms", "Ledger", "SSHSignatures", "Workflows"],
            resources: [.embedInCode("Calendar/prc.calendar")]),
        // What an outsider checks: proofs, and the log as a folder.
        room("Evidence", ["CanonicalJSON", "Ledger", "TransparencyLog"]),
        // What other people's tools replay: nets and event logs.
        room("ProcessMining", ["Approvals", "CanonicalJSON", "Ledger"]),
        room("ProcessMiningSQLite", ["CSQLite", "ProcessMining"]),
        // The edge.
        room("Messages", ["Approvals", "CanonicalJSON", "Engine", "Ledger", "TransparencyLog", "Workflows"]),
        // What clients may ask for, declared once for the command line and the socket.
        room(
            "Operations",
            [
                "Approvals", "CanonicalJSON", "Engine", "Evidence", "FormSheets", "Forms", "Ledger", "Messages",
                "ProcessMining", "ProcessMiningSQLite", "Publishing", "SSHSignatures", "Spreadsheets", "StrictYAML",
                "TransparencyLog", "Workflows",
            ]),
        // The socket: the protocol, the connections, and the service behind them.
        room("JSONRPC", ["CanonicalJSON"]),
        room("ServiceLine"),
        room("SocketAPI", ["CanonicalJSON", "JSONRPC", nioCore, nioPosix, nioSSL, nioTLS]),
        room(
            "Service",
            [
                "Approvals", "CanonicalJSON", "Engine", "JSONRPC", "Ledger", "Messages", "Operations", "SocketAPI",
                logging,
            ]),
        // Asks witnesses outside, over HTTP.
        room("WitnessLine", ["TransparencyLog", httpClient, nioCore, nioHTTP1, nioPosix, nioSSL]),
        // The client that other programs use; the only room with public declarations.
        room("CountersignClient", ["CanonicalJSON", "JSONRPC", nioCore, nioPosix, nioSSL, nioTLS]),
        room(
            "Commands",
            [
                "Approvals", "CanonicalJSON", "Engine", "Evidence", "FormSheets", "Forms", "JSONRPC", "Ledger",
                "LedgerSQLite", "Messages", "Operations", "Service", "ServiceLine", "SocketAPI", "Spreadsheets",
                "StrictYAML", "TransparencyLog", "WitnessLine", "Workflows",
                argumentParser, configuration,
                lifecycle, logging, .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        .executableTarget(name: "countersign-desk", dependencies: ["Commands"], swiftSettings: settings),
        // What people call: small, so that it begins at once, and asks the service.
        room("Porter", ["CanonicalJSON", "JSONRPC", "ServiceLine"]),
        .executableTarget(name: "countersign", dependencies: ["Porter"], swiftSettings: settings),
        // Generates ledgers through the engine and times them; not shipped.
        .executableTarget(
            name: "bench",
            dependencies: [
                "Approvals", "CSQLite", "CanonicalJSON", "Engine", "Evidence", "FormSheets", "Forms", "Ledger",
                "LedgerSQLite", "Spreadsheets", "StrictYAML", "TransparencyLog", "Workflows", crypto,
            ],
            swiftSettings: settings),
        // Tests; their fixtures are found beside them.
        .target(
            name: "TestSupport", dependencies: ["Approvals"], path: "Tests/TestSupport", swiftSettings: settings),
        .target(name: "ChildProcess", dependencies: ["CLinux"], path: "Tests/ChildProcess", swiftSettings: settings),
        tests("ApprovalsTests", ["Approvals", "CanonicalJSON", "ProcessMining", "TestSupport"]),
        tests("CanonicalJSONTests", ["CanonicalJSON", "TestSupport"]),
        tests("SSHSignaturesTests", ["ChildProcess", "SSHSignatures"]),
        tests("StrictYAMLTests", ["StrictYAML"]),
        tests("WorkflowsTests", ["Approvals", "CanonicalJSON", "StrictYAML", "Workflows"]),
        tests("FormsTests", ["CanonicalJSON", "Forms", "StrictYAML"]),
        tests("SpreadsheetsTests", ["CZip", "ChildProcess", "Spreadsheets"]),
        tests(
            "FormSheetsTests", ["CanonicalJSON", "ChildProcess", "FormSheets", "Forms", "Spreadsheets", "StrictYAML"]),
        tests(
            "ProcessMiningTests",
            [
                "Approvals", "CSQLite", "CanonicalJSON", "Engine", "ProcessMining", "ProcessMiningSQLite",
                "TestSupport",
                "Workflows",
            ]),
        tests("PublishingTests", ["CanonicalJSON", "Forms", "Publishing"]),
        tests("LedgerTests", ["CanonicalJSON", "Ledger", "TestSupport"]),
        tests(
            "EvidenceTests",
            ["CanonicalJSON", "CSQLite", "Evidence", "Ledger", "LedgerSQLite", "TransparencyLog"]),
        tests(
            "WitnessLineTests", ["ChildProcess", "TransparencyLog", "WitnessLine", nioCore, nioPosix, nioSSL]),
        tests("TransparencyLogTests", ["Ledger", "TransparencyLog"]),
        tests(
            "LedgerSQLiteTests",
            ["CanonicalJSON", "ChildProcess", "CSQLite", "Ledger", "LedgerSQLite", "TransparencyLog"]),
        tests(
            "EngineTests",
            [
                "Approvals", "CanonicalJSON", "ChildProcess", "Engine", "Forms", "Ledger", "LedgerSQLite",
                "ProcessMining", "SSHSignatures", "StrictYAML", "TestSupport", "Workflows",
            ]),
        tests(
            "CommandsTests",
            [
                "Approvals", "CanonicalJSON", "ChildProcess", "Commands", "Engine", "Ledger", "Messages", "Operations",
                "Spreadsheets", "countersign", "countersign-desk", argumentParser,
            ]),
        tests(
            "ServiceTests",
            [
                "Approvals", "CanonicalJSON", "ChildProcess", "Engine", "Ledger", "LedgerSQLite", "Operations",
                "SSHSignatures", "Service", "ServiceLine", "SocketAPI", "TestSupport", "Workflows", logging,
            ]),
        tests("JSONRPCTests", ["CanonicalJSON", "JSONRPC"]),
        tests("SocketAPITests", ["CanonicalJSON", "ChildProcess", "JSONRPC", "SocketAPI"]),
        tests(
            "CountersignClientTests",
            [
                "CanonicalJSON", "ChildProcess", "CountersignClient", "JSONRPC", "SocketAPI", nioCore,
                .product(name: "NIOEmbedded", package: "swift-nio"),
            ]),
        tests("MessagesTests", ["Approvals", "CanonicalJSON", "Engine", "Ledger", "Messages", "Workflows"]),
    ],
    swiftLanguageModes: [.v6]
)
