// swift-tools-version: 6.2
import PackageDescription

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let collections = Target.Dependency.product(
  name: "OrderedCollections", package: "swift-collections")
let libdeflate = Target.Dependency.target(name: "CLibdeflate", condition: .when(traits: ["FastInflate"]))
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let heap = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")

let package = Package(
  name: "retention-trail",
  products: [
    .library(
      name: "RetentionTrail",
      targets: [
        "RetentionModel", "RetentionFindings", "RetentionReports", "PolicyReading", "LogReading",
        "RetentionStore", "LogIntegrity",
      ]),
    // What the benchmarks measure one by one.
    .library(
      name: "RetentionTrailParts",
      targets: ["CChecksum", "CStructure", "Gunzip", "Untar", "CloudTrailRecords"]),
    .library(name: "CZlib", targets: ["CZlib"]),
    .executable(name: "retention-trail", targets: ["retention-trail"]),
  ],
  traits: [
    .trait(
      name: "FastInflate",
      description:
        "Inflates whole gzip members with libdeflate, which takes half of zlib's time: libdeflate-dev.")
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CLibdeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
    .target(name: "CChecksum", dependencies: ["CZlib"]),
    .target(name: "CPages"),
    .target(name: "CStructure"),
    .target(name: "Gzip", dependencies: ["CZlib"]),
    .target(name: "Gunzip", dependencies: ["CChecksum", "CZlib", libdeflate, system]),
    .target(name: "Untar", dependencies: ["Gunzip"]),
    .target(name: "CloudTrailRecords", dependencies: ["CStructure", "Gunzip"]),
    .target(name: "RetentionModel", dependencies: ["CloudTrailRecords", collections, crypto, heap]),
    .target(name: "RetentionFindings", dependencies: ["RetentionModel", collections]),
    .target(
      name: "RetentionReports",
      dependencies: ["CPages", "Gzip", "RetentionFindings", "RetentionModel", collections],
      exclude: ["HTML/Style", "HTML/lines.js", "HTML/report.js"]),
    .target(name: "PolicyReading", dependencies: ["RetentionFindings", yams]),
    .target(
      name: "LogReading",
      dependencies: ["CloudTrailRecords", "Gunzip", "RetentionModel", "Untar", crypto, system]),
    .target(name: "RetentionStore", dependencies: ["LogReading", "RetentionModel", grdb, system]),
    .target(
      name: "LogIntegrity",
      dependencies: [
        "CloudTrailRecords", "Gunzip", "LogReading", "RetentionModel", crypto, cryptoExtras, system,
      ]),
    .executableTarget(
      name: "retention-trail",
      dependencies: [
        "Gzip", "LogIntegrity", "LogReading", "PolicyReading", "RetentionReports", "RetentionStore",
        argumentParser,
        system,
      ]),

    .target(
      name: "ArchiveGenerator", dependencies: ["CZlib", system], path: "Tests/ArchiveGenerator"),
    .executableTarget(
      name: "generate-archive", dependencies: ["ArchiveGenerator", argumentParser, system],
      path: "Tests/generate-archive"),
    .target(
      name: "TestSupport",
      dependencies: [
        "CStructure", "CZlib", "Gunzip", "Untar", "CloudTrailRecords", "RetentionModel", "RetentionFindings",
        "RetentionReports", "PolicyReading",
        crypto, cryptoExtras, system,
      ],
      path: "Tests/TestSupport"),
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "CStructure", "CZlib", "Gunzip", "Untar", "CloudTrailRecords", "RetentionModel", "RetentionFindings",
        "RetentionReports", "TestSupport",
      ],
      path: "Tests/fuzz", exclude: ["cloudtrail.dict"]),
    .testTarget(name: "CChecksumTests", dependencies: ["CChecksum", "CZlib", "TestSupport"]),
    .testTarget(name: "GzipTests", dependencies: ["Gunzip", "Gzip", "TestSupport"]),
    .testTarget(name: "GunzipTests", dependencies: ["Gunzip", "TestSupport", system]),
    .testTarget(name: "UntarTests", dependencies: ["Untar", "TestSupport"]),
    .testTarget(name: "CStructureTests", dependencies: ["CStructure", "TestSupport"]),
    .testTarget(
      name: "CloudTrailRecordsTests",
      dependencies: ["CloudTrailRecords", "TestSupport", "Gunzip", "ArchiveGenerator", system]),
    .testTarget(
      name: "RetentionModelTests", dependencies: ["CloudTrailRecords", "RetentionModel", "TestSupport"]),
    .testTarget(
      name: "RetentionFindingsTests",
      dependencies: [
        "PolicyReading", "RetentionFindings", "RetentionModel", "RetentionReports", "TestSupport",
      ]),
    .testTarget(
      name: "RetentionReportsTests",
      dependencies: ["Gunzip", "RetentionFindings", "RetentionModel", "RetentionReports", "TestSupport"]),
    .testTarget(
      name: "PolicyReadingTests",
      dependencies: [
        "PolicyReading", "RetentionModel", "RetentionFindings", "RetentionReports", "TestSupport", system,
      ]),
    .testTarget(
      name: "LogReadingTests",
      dependencies: ["LogReading", "CloudTrailRecords", "TestSupport", system]),
    .testTarget(
      name: "RetentionStoreTests",
      dependencies: ["LogReading", "RetentionModel", "RetentionStore", "TestSupport", grdb, system]),
    .testTarget(
      name: "LogIntegrityTests",
      dependencies: ["LogIntegrity", "LogReading", "RetentionModel", "TestSupport", system]),
    .testTarget(
      name: "DocumentationTests",
      dependencies: [
        "LogReading", "PolicyReading", "RetentionModel", "RetentionFindings", "RetentionReports",
        "TestSupport", system,
      ]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "retention-trail", "TestSupport", "ArchiveGenerator", subprocess, system,
      ]),
    .testTarget(
      name: "BrowserTests", dependencies: ["retention-trail", "TestSupport", subprocess, system]),
  ]
)

// The settings shared by all Swift targets.
for target in package.targets
where target.type != .system && !["CChecksum", "CPages", "CStructure"].contains(target.name) {
  target.swiftSettings = [
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableExperimentalFeature("Lifetimes"),
  ]
}
