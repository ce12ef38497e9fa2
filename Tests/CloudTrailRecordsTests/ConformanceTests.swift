import CloudTrailRecords
import TestSupport
import Testing

/// Each seed stands for 500 mutations; what fails names the seed and the round.
@Suite("The view of a record agrees with Foundation")
struct ConformanceTests {
  @Test("mutated records of the samples, between intact ones", arguments: [81, 82, 83] as [UInt64])
  func samples(seed: UInt64) throws {
    try expectAgreement(on: RealRecords.ofSamples(), seed: seed)
  }

  @Test(
    "mutated records of genuine logs, between intact ones",
    .enabled(if: RealRecords.realLogsAreThere, "the genuine log files are not beside the repository"),
    arguments: [84, 85] as [UInt64])
  func realLogs(seed: UInt64) throws {
    try expectAgreement(on: RealRecords.ofRealLogs(), seed: seed)
  }

  private func expectAgreement(on records: [[UInt8]], seed: UInt64) throws {
    try #require(records.count > 30)
    var mutations = RecordMutations(random: SeededRandom(seed: seed))
    var tally = (handedOut: 0, skipped: 0, rejected: 0)
    for round in 0..<500 * longRun {
      let (bytes, kinds) = mutations.next(of: mutations.pick(records))
      let layout = mutations.pick(NeighbourScan.Layout.allCases)
      let scan = NeighbourScan(of: bytes, layout, cut: Double.random(in: 0...1, using: &mutations.random))
      let text = String(decoding: bytes, as: UTF8.self)
      let comment: Comment = "seed \(seed), round \(round), \(layout), \(kinds): \(text)"
      #expect(scan.found.first == scan.first, comment)
      if let told = FoundationJSON(bytes) {
        expectSame(scan, told, layout, comment)
        if scan.seen == nil { tally.skipped += 1 } else { tally.handedOut += 1 }
      } else {
        expectRefused(scan, layout, comment)
        tally.rejected += 1
      }
    }
    let isEnough = tally.handedOut > 100 && tally.rejected > 100 && tally.skipped > 40
    #expect(isEnough, "seed \(seed): too few of one kind to say anything: \(tally)")
  }

  /// What Foundation takes is handed out with the same values, or skipped with exact boundaries.
  private func expectSame(
    _ scan: NeighbourScan, _ told: FoundationJSON, _ layout: NeighbourScan.Layout, _ comment: Comment
  ) {
    let isTooDeep = told.depth > RecordScanner.Limits.depth
    let own = scan.seen ?? (try? readJSON(scan.content) { SeenJSON($0) })
    #expect((own == nil) == isTooDeep, comment)
    let isHandedOut = own?.isRetentionCall == true
    let middle = isHandedOut ? [scan.middle] : []
    #expect(scan.found == [scan.first] + middle + [scan.last(ordinal: scan.records - 1)], comment)
    if let own { #expect(own.difference(from: told) == nil, comment) }
    #expect((scan.seen != nil) == isHandedOut && scan.findsFirst, comment)
    let faults = scan.faults.filter { !$0.isIncompleteRecord }
    #expect(!isHandedOut || faults.isEmpty, comment)
    guard layout == .logFile else { return }
    if case .object = told {
      #expect(scan.records == 3, comment)
      #expect(faults.map(\.kind) == (isTooDeep ? [.tooDeep(limit: 256)] : []), comment)
    } else {
      #expect(scan.records == 2, comment)
      #expect(faults.count == 1, comment)
    }
    #expect(scan.faults.allSatisfy { $0.offset == UInt64(scan.offset) }, comment)
  }

  /// What Foundation rejects is not handed out; where its end can be told, it costs no more than itself.
  private func expectRefused(_ scan: NeighbourScan, _ layout: NeighbourScan.Layout, _ comment: Comment) {
    let last = scan.last(ordinal: scan.records - 1)
    for found in scan.found.dropFirst() where found != last {
      #expect(FoundationJSON(found.bytes) != nil, comment)
    }
    let place = scan.offset...scan.offset + (layout == .logFile ? 0 : scan.content.count)
    switch RecordOutline(of: scan.content) {
    case .whole(let depth):
      #expect(scan.found == [scan.first, last], comment)
      #expect(layout == .lines || scan.records == 3, comment)
      #expect(scan.faults.allSatisfy { place.contains(Int($0.offset)) }, comment)
      // One that does not mention a retention call is not looked into.
      let mentions = String(decoding: scan.content, as: UTF8.self).contains("RetentionSettings")
      #expect(scan.faults.count == 1 || !mentions && scan.faults.isEmpty, comment)
      let isToldWell = scan.faults.allSatisfy { fault in
        switch fault.kind {
        case .invalid: true
        case .tooDeep: depth > RecordScanner.Limits.depth
        // On a line of its own it is no record if its top level names no field of one.
        case .notCloudTrail, .foreign: layout == .lines
        default: false
        }
      }
      #expect(isToldWell, comment)
    case .torn:
      #expect(!scan.faults.isEmpty, comment)
      #expect(layout == .logFile || scan.found.last == last, comment)
    case .other: break
    }
  }
}

extension ScanFault {
  /// Whether it tells of a near miss, or of a key that is there twice.
  var isIncompleteRecord: Bool {
    if case .incompleteRecord = kind { true } else { false }
  }
}
