@testable import RetentionModel
import TestSupport
import Testing

/// 60,000 files at fault left as many holes, each with its path, in memory and in every report.
@Suite("The holes of many files at fault")
struct FaultyFileTests {
  private struct File {
    var minutes: Int
    var cause = InputTally.Problem.Kind.truncatedGzip
    var account = "111122223333"
    var folder = "a/"

    var end: Instant { Instant(seconds: 1_700_000_100 + Int64(minutes) * 60) }
    var path: String {
      let text = end.description
      let stamp = text.prefix(16).filter { $0 != "-" && $0 != ":" }
      return "\(folder)\(account)_CloudTrail_us-east-1_\(stamp)Z_aaaaaaaaaaaaaaaa.json.gz"
    }
  }

  private static func witnesses(_ files: some Sequence<File>) -> Witnesses {
    var witnesses = Witnesses()
    for file in files {
      witnesses.add(fault: file.cause, slot: LogFileSlot(path: file.path), path: file.path)
    }
    return witnesses
  }

  @Test("are one where their times touch, which names the first file and counts the others")
  func touching() throws {
    let files = (0..<500).map { File(minutes: 5 * $0) }
    let hole = try #require(Self.witnesses(files.reversed()).holes(without: TrailHoles()).first)
    #expect(Self.witnesses(files).holes(without: TrailHoles()) == [hole])
    #expect(hole.path == files[0].path)
    #expect(hole.files == 500)
    #expect(hole.span == Instant(seconds: files[0].end.seconds - 300)...files[499].end)
    #expect(hole.place == Place(recipientAccountId: "111122223333", awsRegion: "us-east-1"))
  }

  @Test("stay apart where a slot lies between them, and by cause and account")
  func apart() {
    let files = [
      File(minutes: 0), File(minutes: 10), File(minutes: 5, cause: .emptyFile),
      File(minutes: 5, account: "444455556666"),
    ]
    let holes = Self.witnesses(files).holes(without: TrailHoles())
    #expect(holes.map(\.path) == [files[0], files[2], files[3], files[1]].map(\.path))
    #expect(holes.allSatisfy { $0.files == 1 })
  }

  @Test("are closed one by one by copies that were read completely")
  func copies() {
    let files = (0..<5).map { File(minutes: 5 * $0) }
    var witnesses = Self.witnesses(files)
    var copy = files[2]
    copy.folder = "b/"
    if let slot = LogFileSlot(path: copy.path) {
      witnesses.add(slot, path: copy.path, hasManagementEvent: true)
    }
    #expect(witnesses.holes(without: TrailHoles()).map(\.files) == [2, 2])
    #expect(witnesses.holes(without: TrailHoles()).map(\.path) == [files[0], files[3]].map(\.path))
  }

  @Test("of no known time are one for each cause")
  func unplaced() {
    var (first, second) = (Witnesses(), Witnesses())
    for number in 0..<100 {
      first.add(fault: .unreadable, slot: nil, path: "b\(number)")
      second.add(fault: number == 7 ? .tooDeep : .unreadable, slot: nil, path: "a\(number)")
    }
    first.add(second)
    #expect(first.holes(without: TrailHoles()).map(\.path) == ["a0", "a7"])
    #expect(first.holes(without: TrailHoles()).map(\.files) == [199, 1])
  }

  @Test(
    "cover the same times, in whatever order and parts the files come", arguments: 0..<20 as Range<UInt64>)
  func order(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let files = (0..<60).map { _ in
      File(
        minutes: .random(in: 0..<40, using: &random),
        cause: Bool.random(using: &random) ? .emptyFile : .tooDeep,
        account: Bool.random(using: &random) ? "1" : "2", folder: Bool.random(using: &random) ? "a/" : "b/c/")
    }
    let holes = Self.witnesses(files).holes(without: TrailHoles())
    var parts = [Witnesses(), Witnesses(), Witnesses()]
    for file in files.shuffled(using: &random) {
      parts[.random(in: 0..<3, using: &random)].add(
        fault: file.cause, slot: LogFileSlot(path: file.path), path: file.path)
    }
    var total = Witnesses()
    for part in parts.shuffled(using: &random) { total.add(part) }
    #expect(total.holes(without: TrailHoles()) == holes, "seed \(seed)")
    #expect(holes.reduce(0) { $0 + $1.files } == files.count, "seed \(seed)")
    for file in files {
      #expect(
        holes.contains { hole in
          hole.cause == .unread(file.cause) && hole.place?.recipientAccountId == file.account
            && hole.span.map {
              $0.contains(file.end) && $0.contains(Instant(seconds: file.end.seconds - 300))
            } == true
        }, "seed \(seed): \(file)")
    }
  }
}
