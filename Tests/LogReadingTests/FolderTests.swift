import Foundation
import Glibc
import LogReading
import RetentionModel
import SystemPackage
import TestSupport
import Testing

struct FolderTests {
  @Test("folders are read in the order of names' bytes, whatever order the inputs came in")
  func order() async throws {
    let folder = try TemporaryFolder()
    for name in ["b/2.json", "b/10.json", "a.json", "B.json", "b.json", "é.json", "b/c/x.json"] {
      try folder.write(log(name), to: name)
    }
    let expected = ["B.json", "a.json", "b/10.json", "b/2.json", "b/c/x.json", "b.json", "é.json"]
    for threads in [1, 2, 5] {
      #expect(try await read([folder.path], threads: threads).ids == expected)
    }
    let parts = ["b.json", "b", "é.json", "a.json", "B.json"].map { folder.path.appending($0) }
    #expect(try await read(parts).ids == expected)
  }

  @Test("a link within the folder is followed, one out of it only on request, and a loop never")
  func links() async throws {
    let folder = try TemporaryFolder()
    let elsewhere = try TemporaryFolder()
    try elsewhere.write(log("linked"), to: "sub/l.json")
    try folder.write(log("own"), to: "logs/a.json")
    let files = FileManager.default
    try files.createSymbolicLink(
      atPath: folder.path.appending("logs").appending("up").string,
      withDestinationPath: folder.path.string)
    try files.createSymbolicLink(
      atPath: folder.path.appending("logs").appending("other").string,
      withDestinationPath: elsewhere.path.string)
    try files.createSymbolicLink(
      atPath: folder.path.appending("logs").appending("b.json").string, withDestinationPath: "a.json")
    let reading = try await read([folder.path])
    #expect(reading.ids == ["own", "own"])
    #expect(reading.tally.problems.map(\.path) == [folder.path.appending("logs").appending("other").string])
    #expect(reading.tally.problems.listed.first?.message.contains("--follow-links") == true)
    let all = try await read([folder.path], followsLinks: true)
    #expect(all.ids == ["own", "own", "linked"])
    #expect(all.tally.problems.isEmpty)
    let named = try await read([folder.path.appending("logs").appending("other")])
    #expect(named.ids == ["linked"], "what is named is followed")
    withExtendedLifetime(elsewhere) {}
  }

  @Test("a link to nothing is a problem with its own path")
  func danglingLink() async throws {
    let folder = try TemporaryFolder()
    try folder.write(log("own"), to: "a.json")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path.appending("gone.json").string, withDestinationPath: "/no/such/file")
    let reading = try await read([folder.path])
    #expect(reading.ids == ["own"])
    #expect(reading.tally.problems.map(\.kind) == [.unreadable])
    #expect(reading.tally.problems.listed.first?.path.hasSuffix("gone.json") == true)
  }

  @Test("a link to the kernel's files or to a device is never followed", .timeLimit(.minutes(10)))
  func kernelLinks() async throws {
    let folder = try TemporaryFolder()
    try folder.write(log("own"), to: "a.json")
    for (name, target) in [("k", "/proc/kmsg"), ("p", "/proc"), ("s", "/sys"), ("z", "/dev/zero")] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path.appending(name).string, withDestinationPath: target)
    }
    for followsLinks in [false, true] {
      let reading = try await read([folder.path], followsLinks: followsLinks)
      #expect(reading.ids == ["own"])
      #expect(reading.tally.problems.count == 4)
      #expect(reading.tally.problems.allSatisfy { $0.kind == .unreadable })
      #expect(reading.tally.files == 1)
    }
  }

  @Test("a file that the run writes is not read, by whatever name, and that is told")
  func output() async throws {
    let folder = try TemporaryFolder()
    try folder.write(log("own"), to: "a.json")
    let output = try folder.write(log("output"), to: "logs/b.json")
    try FileManager.default.linkItem(atPath: output.string, toPath: folder.path.appending("hard.json").string)
    let reading = try await read([folder.path, output], excluded: [FileIdentity(of: output)])
    #expect(reading.ids == ["own"])
    #expect(reading.tally.problems.map(\.kind) == [.isOutput, .isOutput, .isOutput])
  }

  @Test("a pipe in a folder is told and not read, as it could block for ever", .timeLimit(.minutes(10)))
  func pipe() async throws {
    let folder = try TemporaryFolder()
    try folder.write(log("own"), to: "a.json")
    let made = unsafe folder.path.appending("pipe").withPlatformString { unsafe mkfifo($0, 0o600) }
    #expect(made == 0)
    let reading = try await read([folder.path])
    #expect(reading.ids == ["own"])
    #expect(reading.tally.problems.map(\.kind) == [.unreadable])
    #expect(reading.tally.problems.listed.first?.message.contains("is a pipe") == true)
  }

  @Test("a name that is not UTF-8 is read like any other")
  func foreignName() async throws {
    let folder = try TemporaryFolder()
    let source = try folder.write(log("own"), to: "a.json")
    let units: [CChar] = [CChar(bitPattern: 0xff), CChar(bitPattern: 0xfe), 0x61, 0]
    let name = unsafe units.withUnsafeBufferPointer { units in
      unsafe units.baseAddress.map { unsafe FilePath(platformString: $0) }
    }
    let target = folder.path.pushing(try #require(name))
    let moved = unsafe source.withPlatformString { old in
      unsafe target.withPlatformString { new in unsafe rename(old, new) }
    }
    #expect(moved == 0)
    let reading = try await read([folder.path])
    #expect(reading.ids == ["own"])
    #expect(reading.records.first?.evidence.path.contains("\u{fffd}") == true)
  }
}
