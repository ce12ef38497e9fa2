import Foundation
import TestSupport
import Testing

@testable import CloudTrailRecords

@Suite("What an input may ask for")
struct WorkTests {
  private static let put = recorded("2024-01-01T00:00:00Z put each=30 id=a")

  /// A message whose compressed data is a beginning, a part so many times, and an end.
  private static func carrier(_ beginning: String, _ part: String, times: Int, end: String) -> String {
    let data = Data(repeatingGzip(beginning, Array(part.utf8), times: times, end: end))
    return #"{"awslogs":{"data":"\#(data.base64EncodedString())"}}"#
  }

  private func scan(
    _ input: String, inflatedFrom bytesRead: UInt64? = nil, limits: RecordScanner.Limits = .init()
  ) -> ScanOutcome {
    ScanOutcome(of: Array(input.utf8), cutAt: [], limits: limits, inflatedFrom: bytesRead)
  }

  @Test("one message is read up to 64 MiB: the records before are handed out, and those behind it are")
  func payloadTooLarge() {
    let filler = String(repeating: "x", count: 1 << 20)
    let outcome = scan(Self.carrier(Self.put + "{\"x\":\"", filler, times: 65, end: "\"}") + Self.put)
    #expect(outcome.records == 2 && outcome.matches.count == 2)
    #expect(outcome.kinds == [.payloadTooLarge(limit: 64 << 20)])
  }

  @Test("many messages inflate no further than the bytes that were read could")
  func payloadsTogether() {
    let filler = String(repeating: "x", count: 1 << 20)
    let large = Self.carrier("{\"x\":\"", filler, times: 40, end: "\"}")
    let outcome = scan(large + large + large + Self.put, inflatedFrom: 1000)
    #expect(outcome.matches.count == 1)
    let limits = outcome.kinds.compactMap { kind -> Int? in
      if case .payloadTooLarge(let limit) = kind { limit } else { nil }
    }
    #expect(limits.count == 2 && limits.allSatisfy { $0 < 28 << 20 })
    // As an input of its own it has bytes enough, and it is another fault that the messages hold nothing of CloudTrail's.
    #expect(
      !scan(large + large + large).kinds.contains {
        if case .payloadTooLarge = $0 { true } else { false }
      })
  }

  @Test(
    "what inflates to more documents than its bytes can hold is read up to there, which is a fault",
    arguments: ["{}", "\"", "x\n", "[]", "{\"a\n", "1 \n", #"{"Records":[]}"#])
  func tooManyParts(part: String) {
    var limits = RecordScanner.Limits()
    limits.parts = 1000
    let input = String(repeating: part, count: 4000)
    let outcome = scan(input, inflatedFrom: 100, limits: limits)
    #expect(outcome.furtherFaults > 0 || outcome.kinds.contains(.overfull))
    #expect(outcome.records == 0)
    let whole = scan(input, limits: limits)
    #expect(!whole.kinds.contains(.overfull))
    #expect(outcome.faults.count + outcome.furtherFaults <= whole.faults.count + whole.furtherFaults + 1)
  }

  @Test("such an input is read up to the same place in windows of any size, and has one such fault")
  func tooManyPartsInWindows() {
    var limits = RecordScanner.Limits()
    limits.parts = 100
    let input = Array(String(repeating: Self.put, count: 200).utf8)
    let whole = ScanOutcome(of: input, limits: limits, inflatedFrom: 10)
    #expect(whole.kinds == [.overfull])
    #expect(whole.matches.count > 20 && whole.matches.count < 110)
    for size in [1, 7, 100, 4096] {
      let cuts = Array(stride(from: size, to: input.count, by: size))
      #expect(ScanOutcome(of: input, cutAt: cuts, limits: limits, inflatedFrom: 10) == whole)
    }
  }

  @Test(
    "a message cannot hide such documents, be it the last of the input", arguments: ["", " ", "\n", put])
  func tooManyPartsInMessages(behind: String) {
    var limits = RecordScanner.Limits()
    limits.parts = 50
    let body = String(repeating: "[]", count: 90) + Self.put.replacing("\"", with: "\\\"")
    let input = Array((#"{"ReceiptHandle":"h","Body":"\#(body)"}"# + behind).utf8)
    for cuts in [[], Array(1..<input.count), [input.count - behind.utf8.count]] {
      let outcome = ScanOutcome(of: input, cutAt: cuts, limits: limits, inflatedFrom: 10)
      #expect(outcome.kinds.contains(.overfull))
      #expect(outcome.matches.isEmpty)
    }
  }

  @Test("what a message asked for is not forgotten when more of the input is read")
  func growingInput() {
    var limits = RecordScanner.Limits()
    limits.parts = 50
    let message = Array(#"{"ReceiptHandle":"h","Body":"\#(String(repeating: "[]", count: 90))"}"#.utf8)
    var scanner = RecordScanner(wanted: wanted, limits: limits)
    scanner.bytesRead = 10
    scanner.scan(message.span) { _ in }
    scanner.bytesRead = 10_000
    scanner.scan(Array(Self.put.utf8).span) { _ in }
    scanner.finish { _ in }
    let (kinds, hasGivenUp) = (scanner.faults.map(\.kind), scanner.hasGivenUp)
    #expect(kinds == [.overfull] && hasGivenUp)
  }

  @Test("the files of an archive ask together for no more than one input may")
  func filesOfAnArchive() {
    var limits = RecordScanner.Limits()
    limits.parts = 50 + 3 * 63
    var work = Work()
    var kinds: [[ScanFault.Kind]] = []
    for _ in 0..<3 {
      work.countFile(after: 10, limits)
      var scanner = RecordScanner(wanted: wanted, limits: limits, work: work)
      scanner.bytesRead = 10
      scanner.scan(Array(String(repeating: Self.put, count: 13).utf8).span) { _ in }
      scanner.finish { _ in }
      work = scanner.work
      kinds.append(scanner.faults.map(\.kind))
    }
    #expect(kinds.first == [] && kinds.last == [.overfull] && work.isTooMuch)
  }

  @Test("an input gives no more plain bytes than those that were read can inflate to")
  func tooManyPlainBytes() {
    let spaces = [UInt8](repeating: UInt8(ascii: " "), count: 1 << 20)
    var scanner = RecordScanner(wanted: wanted)
    scanner.bytesRead = 1000
    for _ in 0..<64 { scanner.scan(spaces.span) { _ in } }
    let hasGivenUp = scanner.hasGivenUp
    #expect(!hasGivenUp)
    for _ in 0..<2 { scanner.scan(spaces.span) { _ in } }
    let kinds = scanner.faults.map(\.kind)
    #expect(kinds == [.overfull])
  }

  @Test(
    "a line that never ends is given up at the same byte in windows of any size", arguments: ["x", "\0", "]"])
  func endlessLine(byte: String) {
    var limits = RecordScanner.Limits()
    limits.lostBytes = 5000
    // Another line of junk before it, which is reported as well.
    let input = Array(("junk\n" + String(repeating: byte, count: 6000) + "\n" + Self.put).utf8)
    let whole = ScanOutcome(of: input, limits: limits)
    #expect(whole.matches.isEmpty)
    #expect(whole.faults.filter(\.isAbandoned).count == 1)
    #expect(whole.faults.last?.description.contains("5000 bytes or more follow") == true)
    for size in [1, 999, 4096] {
      let cuts = Array(stride(from: size, to: input.count, by: size))
      #expect(ScanOutcome(of: input, cutAt: cuts, limits: limits) == whole)
    }
    // A line that ends before is only lost.
    limits.lostBytes = 6001
    #expect(ScanOutcome(of: input, limits: limits).matches.count == 1)
  }

  @Test("a record of more values than any event has is counted, and not examined")
  func tooManyValues() {
    let values = String(repeating: "1,", count: RecordScanner.Limits.values) + "1"
    for member in [
      #""x":[\#(values)]"#, #""requestParameters":{\#(values.replacing("1", with: #""a":1"#))}"#,
      values.replacing("1", with: #""b":1"#),
    ] {
      let record = Self.put.dropLast() + "," + member + "}"
      let outcome = scan(#"{"Records":[\#(Self.put),\#(record),\#(Self.put)]}"#)
      #expect(outcome.matches.count == 2 && outcome.records == 3)
      #expect(outcome.kinds == [.tooManyValues(limit: RecordScanner.Limits.values)])
      #expect(outcome.faults.first?.description.contains("mention") == true)
    }
  }

  @Test("a row of more cells than any table has columns is no row, and takes no memory for each")
  func tooManyCells() {
    let row = String(repeating: "a,", count: 5000)
    #expect(Table.cells(of: Array(row.utf8).span) == nil)
    #expect(Table.cells(of: Array(row.utf8.prefix(2 * 4095)).span)?.count == 4096)
    let record = Self.put.replacing("\"", with: "\"\"")
    let outcome = scan("eventJson,x\n\(row)\n\"\(record)\",\n")
    #expect(outcome.kinds == [.invalidRow])
    #expect(outcome.matches.count == 1)
  }
}
