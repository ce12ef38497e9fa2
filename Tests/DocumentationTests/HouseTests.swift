import Foundation
import SystemPackage
import TestSupport
import Testing

/// A module of Sources, and what it may import of the others: an arrow from what is given to what takes it.
private let house: [(module: String, imports: Set<String>)] = [
  ("Gzip", ["CZlib"]),
  ("Gunzip", ["CChecksum", "CZlib"]),
  ("Untar", ["Gunzip"]),
  ("CloudTrailRecords", ["CStructure", "Gunzip"]),
  ("RetentionModel", ["CloudTrailRecords"]),
  ("RetentionFindings", ["CloudTrailRecords", "RetentionModel"]),
  ("RetentionReports", ["CPages", "CloudTrailRecords", "Gzip", "RetentionModel", "RetentionFindings"]),
  ("LogReading", ["CloudTrailRecords", "Gunzip", "RetentionModel", "Untar"]),
  ("RetentionStore", ["LogReading", "RetentionModel"]),
  ("LogIntegrity", ["CloudTrailRecords", "Gunzip", "LogReading", "RetentionModel"]),
  ("PolicyReading", ["RetentionModel", "RetentionFindings"]),
  (
    "retention-trail",
    [
      "CloudTrailRecords", "Gzip", "LogIntegrity", "LogReading", "PolicyReading", "RetentionFindings",
      "RetentionModel",
      "RetentionReports", "RetentionStore",
    ]
  ),
]

@Suite("The house")
struct HouseTests {
  private struct SourceFile {
    let path: String
    let text: String

    /// The modules that it imports.
    var imports: Set<String> {
      Set(
        text.split(separator: "\n").compactMap { line in
          let words = line.split(separator: " ")
          guard let index = words.firstIndex(of: "import"), index <= 1, words.count == index + 2 else {
            return nil
          }
          return String(words[index + 1])
        })
    }
  }

  private func files(of module: String) throws -> [SourceFile] {
    let folder = Repository.root.appending("Sources").appending(module).string
    let found = try #require(FileManager.default.enumerator(atPath: folder))
    let files = try found.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.map {
      SourceFile(path: $0, text: try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8))
    }
    #expect(!files.isEmpty, "\(module)")
    return files
  }

  @Test("no arrow runs back: a module imports only what it is given", arguments: house)
  func arrows(module: String, allowed: Set<String>) throws {
    let ours = Set(house.map(\.module))
    for file in try files(of: module) {
      let back = file.imports.intersection(ours).subtracting(allowed)
      #expect(back.isEmpty, "\(module)/\(file.path)")
    }
  }

  @Test("the manifest has every module of Sources, and draws no arrow that runs back")
  func manifest() throws {
    let manifest = try Repository.text(of: "Package.swift")
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Repository.root.appending("Sources").string)
    #expect(
      Set(folders)
        == Set(house.map(\.module)).union([
          "CChecksum", "CLibdeflate", "CPages", "CStructure", "CZlib", "spark",
        ]))
    for (module, allowed) in house {
      let target = try #require(
        manifest.firstMatch(
          of: try Regex("arget\\(\\s*name: \"\(module)\",[^)]*?dependencies: \\[([^\\]]*)\\]")))
      let names = String(target.output[1].substring ?? "").matches(of: /"([A-Za-z]+)"/).map { String($0.1) }
      #expect(!names.isEmpty && Set(names).isSubset(of: allowed), "\(module)")
    }
  }

  @Test(
    "what reads bytes and records stays inside: no public declaration of a client's modules names its types")
  func clients() throws {
    for module in [
      "RetentionModel", "RetentionFindings", "RetentionReports", "LogReading", "LogIntegrity",
      "PolicyReading",
    ] {
      for file in try files(of: module) {
        for inside in ["CloudTrailRecords", "Gunzip", "Untar"] {
          #expect(!file.text.contains("public import \(inside)"), "\(module)/\(file.path)")
        }
      }
    }
  }

  @Test("Foundation is in PolicyReading and RetentionStore alone")
  func foundation() throws {
    for (module, _) in house where !["PolicyReading", "RetentionStore"].contains(module) {
      for file in try files(of: module) {
        #expect(!file.imports.contains { $0.hasPrefix("Foundation") }, "\(module)/\(file.path)")
      }
    }
  }

  @Test("what finds records knows no service")
  func services() throws {
    for file in try files(of: "CloudTrailRecords") {
      let text = file.text.lowercased()
      for word in ["chime", "room", "conversation", "channel", "us-east-1", "retentiondays"] {
        #expect(!text.contains(word), "\(file.path): \(word)")
      }
    }
  }
}
