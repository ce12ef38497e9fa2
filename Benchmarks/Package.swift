// swift-tools-version: 6.2
import PackageDescription

let parts = Target.Dependency.product(name: "RetentionTrailParts", package: "retention-trail")
let zlib = Target.Dependency.product(name: "CZlib", package: "retention-trail")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let trail = Target.Dependency.product(name: "RetentionTrail", package: "retention-trail")

let package = Package(
  name: "benchmarks",
  dependencies: [
    .package(name: "retention-trail", path: ".."),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    // Without its traits it measures time and memory, and interposes nothing.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(name: "bare-inflate", dependencies: [zlib]),
    .executableTarget(
      name: "Stages",
      dependencies: [parts, zlib, trail, system, .product(name: "Benchmark", package: "benchmark")],
      path: "Benchmarks/Stages",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ]
)

for target in package.targets {
  target.swiftSettings = [.enableUpcomingFeature("MemberImportVisibility")]
}
