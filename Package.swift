// swift-tools-version: 6.2
import PackageDescription

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let collections = Target.Dependency.product(
  name: "OrderedCollections", package: "swift-collections")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")

// Articles of the documentation that the command prints as well: `retention-trail help TOPIC`.
let helpTopics = [
  "ExitCodes", "Formats", "Inputs", "Meaning", "PolicyFile", "Problems", "Recipes", "Terminal", "Times",
].map { Resource.embedInCode("RetentionTimeline.docc/\($0).md") }

let package = Package(
  name: "retention-trail",
  products: [
    .library(name: "RetentionTrail", targets: ["RetentionTimeline", "PolicyReading", "LogReading"]),
    // What the benchmarks look at one by one.
    .library(
      name: "RetentionTrailParts",
      targets: ["CChecksum", "CStructure", "Gunzip", "RecordScanner"]),
    .library(name: "CZlib", targets: ["CZlib"]),
    .executable(name: "retention-trail", targets: ["retention-trail"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CChecksum", dependencies: ["CZlib"]),
    .target(name: "CStructure"),
    .target(name: "Gunzip", dependencies: ["CChecksum", "CZlib", system]),
    .target(name: "RecordScanner", dependencies: ["CStructure", "Gunzip"]),
    .target(
      name: "RetentionTimeline", dependencies: ["RecordScanner", collections],
      resources: [
        .embedInCode("Reports/HTML/Style/page.css"), .embedInCode("Reports/HTML/Style/tables.css"),
        .embedInCode("Reports/HTML/Style/facts.css"), .embedInCode("Reports/HTML/Style/chart.css"),
        .embedInCode("Reports/HTML/Style/phone.css"), .embedInCode("Reports/HTML/Style/print.css"),
        .embedInCode("Reports/HTML/report.js"),
      ] + helpTopics),
    .target(name: "PolicyReading", dependencies: ["RetentionTimeline", system, yams]),
    .target(name: "LogReading", dependencies: ["Gunzip", "RetentionTimeline", system]),
    .executableTarget(
      name: "retention-trail", dependencies: ["LogReading", "PolicyReading", argumentParser, system]),

    .target(
      name: "ArchiveGenerator", dependencies: ["CZlib", system], path: "Tests/ArchiveGenerator"),
    .executableTarget(
      name: "generate-archive", dependencies: ["ArchiveGenerator", argumentParser, system],
      path: "Tests/generate-archive"),
    .target(
      name: "TestSupport",
      dependencies: ["CStructure", "CZlib", "RecordScanner", "RetentionTimeline", system],
      path: "Tests/TestSupport"),
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "CStructure", "CZlib", "Gunzip", "RecordScanner", "RetentionTimeline", "TestSupport",
      ],
      path: "Tests/fuzz", exclude: ["cloudtrail.dict"]),
    .testTarget(name: "CChecksumTests", dependencies: ["CChecksum", "CZlib", "TestSupport"]),
    .testTarget(name: "GunzipTests", dependencies: ["Gunzip", "TestSupport", system]),
    .testTarget(name: "CStructureTests", dependencies: ["CStructure", "TestSupport"]),
    .testTarget(
      name: "RecordScannerTests",
      dependencies: ["RecordScanner", "TestSupport", "Gunzip", "ArchiveGenerator", system]),
    .testTarget(
      name: "RetentionTimelineTests",
      dependencies: ["PolicyReading", "RecordScanner", "RetentionTimeline", "TestSupport"]),
    .testTarget(
      name: "PolicyReadingTests",
      dependencies: ["PolicyReading", "RetentionTimeline", "TestSupport", system]),
    .testTarget(
      name: "LogReadingTests",
      dependencies: ["LogReading", "RecordScanner", "TestSupport", system]),
    .testTarget(
      name: "DocumentationTests",
      dependencies: ["LogReading", "PolicyReading", "RetentionTimeline", "TestSupport", system]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "retention-trail", "TestSupport", "ArchiveGenerator", subprocess, system,
      ]),
    .testTarget(
      name: "BrowserTests", dependencies: ["retention-trail", "TestSupport", subprocess, system]),
  ]
)

// The settings of every Swift target of ours, in one place.
for target in package.targets
where target.type != .system && !["CChecksum", "CStructure"].contains(target.name) {
  target.swiftSettings = [
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableExperimentalFeature("Lifetimes"),
  ]
}
