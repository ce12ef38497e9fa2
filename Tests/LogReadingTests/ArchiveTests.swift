import CloudTrailRecords
import LogReading
import RetentionModel
import SystemPackage
import TestSupport
import Testing

/// What was read below a path, without that path.
private func facts(_ reading: Reading, below root: String) -> [String] {
  func name(_ path: String) -> String {
    path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : "outside: \(path)"
  }
  let tally = reading.tally
  let sightings = reading.records.map { sighting in
    let place = sighting.evidence
    return "\(sighting.event?.eventID ?? "none") in \(name(place.path)), \(place.member), \(place.record), "
      + "\(place.offset), \(place.isAfterFault), \(sighting.bytes.count)"
  }
  let problems = tally.problems.listed.map {
    "\($0.kind) in \(name($0.path)) at \($0.offset): \($0.message), \($0.recordsRead)"
  }
  let coverage = Coverage(files: tally.witnesses)
  let unplaced = coverage.unplacedHoles.map { "\($0.cause) in \(name($0.path)), \($0.files)" }
  let extents = coverage.extents.map { extent in
    let holes = extent.holes.map {
      "\($0.cause) in \(name($0.path)), \($0.files), \(String(describing: $0.span))"
    }
    return "\(extent.place), \(String(describing: extent.from)), \(String(describing: extent.to)), \(holes)"
  }
  let odd = tally.oddFiles.map { "\(name($0.path)): \($0.oddity)" }
  return sightings + problems + unplaced + extents + odd + [
    "\(tally.files) files, \(tally.bytesRead) and \(tally.bytesInflated) bytes, \(tally.records) records",
    "\(tally.matched) matched, \(tally.bystanders.counts.map { "\($0.key) \($0.value)" }.sorted())",
  ]
}

@Suite("A tar archive of a folder")
struct ArchiveTests {
  private static let name = "111122223333_CloudTrail_us-east-1_20240305T0710Z_"

  /// A random file: a log file, or what can stand beside one.
  private static func file(_ random: inout SeededRandom, _ number: Int) -> (name: String, bytes: [UInt8]) {
    let text = log("\(number)-a", "\(number)-b", time: "2024-03-05T07:08:00Z")
    let packed = gzip(Array(text.utf8))
    let logName = name + "\(1000 + number)EfGhIjKlMnOp.json.gz"
    let table =
      "eventJson\n\"" + recorded("2024-03-05T07:08:00Z put id=\(number)").replacing("\"", with: "\"\"")
    return switch Int.random(in: 0...12, using: &random) {
    case 0: (logName, [])
    case 1: (logName, packed.dropLast(12))
    case 2: (logName, packed + packed)
    case 3: (logName, packed + Array("more".utf8))
    case 4: ("\(number).csv", Array("\(table)\"\n".utf8))
    case 5: ("._\(number)", [0, 5, 0x16, 7, 0, 2])
    case 6: ("\(number).txt", Array("junk".utf8))
    case 7: ("\(number)_ConfigHistory.json", Array(#"{"fileVersion":"1.0","configurationItems":[{}]}"#.utf8))
    case 8: ("\(number).json", Array(text.utf8.dropLast(30)))
    case 9: ("\(number).gz", gzip(packed))
    case 10: (String(repeating: "folder/", count: 40) + logName, packed)
    case 11: ("\(number).bin", [UInt8](repeating: 0, count: 2000))
    default: (logName, packed)
    }
  }

  @Test("tells what the folder does, in every form, packed or not", arguments: 0..<12 * longRun)
  func folders(_ seed: Int) async throws {
    var random = SeededRandom(seed: UInt64(seed))
    let folder = try TemporaryFolder()
    var members: [TarMember] = [TarMember("5", "./")]
    for number in 100..<100 + Int.random(in: 1...12, using: &random) {
      let (name, bytes) = Self.file(&random, number)
      // Each in a folder of its own, so that they are read in their order.
      try folder.write(bytes, to: "logs/\(number)/\(name)")
      let path = "./\(number)/\(name)"
      members.append(TarMember("5", "./\(number)/"))
      switch Int.random(in: 0...2, using: &random) {
      case 0: members += [TarMember(pax: [("path", path)]), TarMember("short", bytes)]
      case 1: members += [TarMember("L", "@", Array(path.utf8) + [0]), TarMember("short", bytes)]
      default:
        if path.utf8.count > 100 { members.append(TarMember(pax: [("path", path), ("mtime", "1")])) }
        members.append(TarMember(path, bytes))
      }
    }
    let archive = tar(members)
    try folder.write(archive, to: "logs.tar")
    try folder.write(gzip(archive), to: "logs.tgz")
    let logs = folder.path.appending("logs")
    let expected = facts(try await read([logs], keepsBytes: true), below: logs.string)
    for name in ["logs.tar", "logs.tgz"] {
      let path = folder.path.appending(name)
      let reading = try await read([path], threads: Int.random(in: 1...3, using: &random), keepsBytes: true)
      #expect(facts(reading, below: path.string) == expected, "\(name)")
    }
  }

  @Test("is counted as one file where progress is shown, with all its bytes and records")
  func progress() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(tar((0..<3).map { TarMember("\($0)", Array(log("a").utf8)) }), to: "logs.tar")
    var reader = LogReader(threads: 1)
    let progress = ReadingProgress()
    reader.progress = progress
    let tally = try await reader.read([.path(file)]) { _ in }
    progress.measure([.path(file)]) { true }
    #expect(tally.files == 3 && tally.records == 3)
    #expect(progress.done.records == 3)
    #expect(progress.done.files == 1 && progress.total?.files == 1)
    #expect(progress.done.bytes == progress.total?.bytes)
  }
}

@Suite("A tar archive that is not read whole")
struct BrokenArchiveTests {
  private static let slot = "111122223333_CloudTrail_us-east-1_20240305T0710Z_AbCdEfGhIjKlMnOp.json"
  private static let member = TarMember(slot, Array(log("a", time: "2024-03-05T07:08:00Z").utf8))

  private func read(_ bytes: [UInt8]) async throws -> Reading {
    let folder = try TemporaryFolder()
    return try await LogReadingTests.read([try folder.write(bytes, to: "logs.tar")])
  }

  /// Whether there is a hole of every account, at all times.
  private func hasHoleAnywhere(_ tally: InputTally) -> Bool {
    Coverage(files: tally.witnesses).unplacedHoles.contains { $0.span == nil }
  }

  @Test("leaves a hole of every account where it is cut off, and its last file proves nothing")
  func cutOff() async throws {
    let archive = tar([TarMember("other", []), Self.member])
    let whole = try await read(archive)
    #expect(Coverage(files: whole.tally.witnesses).span != nil && whole.tally.problems.isEmpty)
    let cut = try await read(archive.dropLast(1024 + 512))
    #expect(cut.tally.problems.map(\.kind) == [.truncatedTar, .truncatedTar])
    #expect(Coverage(files: cut.tally.witnesses).span == nil)
    #expect(hasHoleAnywhere(cut.tally) && !hasHoleAnywhere(whole.tally))
    let unended = try await read(archive.dropLast(1024))
    #expect(unended.ids == ["a"])
    #expect(unended.tally.problems.map(\.kind) == [.truncatedTar])
    #expect(hasHoleAnywhere(unended.tally))
  }

  @Test("reads what is behind a damaged header, which proves nothing, and marks it")
  func damagedHeader() async throws {
    var archive = tar([TarMember("other", []), Self.member])
    archive[10] ^= 1
    let reading = try await read(archive)
    #expect(reading.tally.problems.map(\.kind) == [.corruptTar])
    #expect(reading.records.map(\.evidence.isAfterFault) == [true])
    #expect(Coverage(files: reading.tally.witnesses).span == nil, "it can be planted")
    #expect(hasHoleAnywhere(reading.tally))
  }

  @Test("tells an archive inside it, a sparse file and a link to elsewhere, each with its hole")
  func unreadFiles() async throws {
    var sparse = Self.member
    sparse.type = UInt8(ascii: "S")
    for (member, isAnywhere) in [
      (TarMember("inner.tar", tar([Self.member])), true),
      (TarMember("in.tgz", gzip(tar([Self.member]))), true),
      (sparse, false), (TarMember("1", Self.slot, to: "gone"), false),
      (TarMember("2", "x", to: "/etc/logs"), true),
    ] {
      let reading = try await read(tar([TarMember("o.json", Array(log("o").utf8)), member]))
      #expect(reading.ids == ["o"])
      #expect(reading.tally.problems.map(\.kind) == [.unreadable])
      #expect(reading.tally.problems.first { _ in true }?.path.hasSuffix("logs.tar/\(member.name)") == true)
      #expect(hasHoleAnywhere(reading.tally) == isAnywhere, "\(member.name)")
    }
  }

  @Test("with a log file's name and no record is a problem, as CloudTrail writes none")
  func logName() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(tar([]) + tar([TarMember("5", "folder")]), to: Self.slot)
    let named = try await LogReadingTests.read([file])
    #expect(!named.tally.problems.isEmpty)
    let other = try folder.write(tar([TarMember("5", "folder")]), to: Self.slot)
    #expect(try await LogReadingTests.read([other]).tally.problems.map(\.kind) == [.notCloudTrail])
  }

  @Test("is no problem where the reading is interrupted, and its last file proves nothing")
  func interrupted() async throws {
    for archive in [tar([Self.member, Self.member]), tar([TarMember("x", gzip(Self.member.content))])] {
      for count in [512 + 100, 1024, archive.count - 1024 - 400, archive.count - 1024] {
        let (input, end) = try FileDescriptor.pipe()
        let (interruption, wake) = try FileDescriptor.pipe()
        defer { for descriptor in [input, end, interruption, wake] { try? descriptor.close() } }
        var reader = LogReader()
        let progress = ReadingProgress()
        reader.progress = progress
        let batches = reader.batches(following: input, until: interruption)
        let reading = Task { for try await _ in batches {} }
        try end.writeAll(archive.prefix(count))
        // What is held back is not counted yet.
        for _ in 0..<200 where progress.done.bytes < count { try await Task.sleep(for: .milliseconds(2)) }
        try wake.writeAll([0])
        try await reading.value
        #expect(batches.tally.problems.isEmpty, "\(count)")
      }
    }
  }

  @Test("asks for no more than its bytes allow, however its files are packed", .timeLimit(.minutes(10)))
  func overfull() async throws {
    let lines = [UInt8](repeatElement(Array("{}\n".utf8), count: 350_000).joined())
    let archive = tar((0..<4).map { TarMember("\($0)", lines) } + [Self.member])
    let reading = try await read(gzip(archive, level: 9))
    #expect(reading.ids.isEmpty)
    #expect(reading.tally.problems.contains { $0.kind == .recordTooLarge })
    #expect(hasHoleAnywhere(reading.tally))
  }
}
