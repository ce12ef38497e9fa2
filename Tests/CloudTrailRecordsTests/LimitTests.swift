import CloudTrailRecords
import TestSupport
import Testing

@Suite("What an input may ask for")
struct LimitTests {
  private static let limits = RecordScanner.Limits(recordBytes: 300)

  /// A retention call of exactly this many bytes.
  private static func call(ofBytes count: Int) -> String {
    let record = RecordText.call(id: "")
    return RecordText.call(id: String(repeating: "x", count: count - record.utf8.count))
  }

  @Test("a record of exactly the limit is examined; one byte more is not, but counts")
  func recordTooLarge() {
    let small = RecordText.call(id: "after")
    let documents: [(String) -> String] = [
      { RecordText.log($0, small) }, { "\($0)\n\(small)" }, { "[\($0),\(small)]" },
    ]
    for document in documents {
      for (size, ordinals) in [(300, [0, 1]), (301, [1]), (5000, [1])] {
        let input = Array(document(Self.call(ofBytes: size)).utf8)
        let whole = ScanOutcome(of: input, limits: Self.limits)
        #expect(whole.ordinals == ordinals)
        #expect(whole.records == 2)
        #expect(whole.kinds == (size == 300 ? [] : [.recordTooLarge(limit: 300)]))
        #expect(whole.faults.allSatisfy { $0.recordsRead == 0 && $0.offset < 13 })
        for cut in [1, 13, 60, 299, 300, 301, 302, 312, 313, 314] {
          let parts = stride(from: cut, to: input.count, by: cut)
          #expect(ScanOutcome(of: input, cutAt: Array(parts), limits: Self.limits) == whole, "cut by \(cut)")
        }
      }
    }
  }

  @Test("a large record of another call is told too, and one that mentions nothing")
  func largeOther() {
    let large = #"{"eventName":"\#(String(repeating: "y", count: 400))"}"#
    let outcome = ScanOutcome(
      of: RecordText.log(RecordText.other, large, RecordText.call()), limits: Self.limits)
    #expect(outcome.kinds == [.recordTooLarge(limit: 300)])
    #expect(outcome.faults.map(\.recordsRead) == [1])
    #expect(outcome.ordinals == [2])
  }

  @Test("a record may be 256 deep, not 257; the one after it counts", arguments: ["[]", "{}"])
  func depth(brackets: String) {
    let open = brackets.first == "[" ? "[" : #"{"a":"#
    for (depth, isWell) in [(256, true), (257, false), (300, false)] {
      let nested =
        String(repeating: open, count: depth - 2) + brackets
        + String(repeating: String(brackets.suffix(1)), count: depth - 2)
      let record = #"{"eventSource":"chime.amazonaws.com","eventName":"PutRetentionSettings","x":\#(nested)}"#
      for input in [RecordText.log(record, RecordText.call()), "\(record)\n\(RecordText.call())"] {
        let outcome = ScanOutcome(of: input)
        #expect(outcome.ordinals == (isWell ? [0, 1] : [1]))
        #expect(outcome.kinds == (isWell ? [] : [.tooDeep(limit: 256)]))
      }
    }
  }

  @Test("a lone record that nests too deep before its first telling key is too deep as well")
  func depthBeforeTheTellingKey() {
    let nested = String(repeating: "[", count: 300) + String(repeating: "]", count: 300)
    let rest = #""eventSource":"chime.amazonaws.com","eventName":"PutRetentionSettings""#
    let outcome = ScanOutcome(of: #"{"x":\#(nested),\#(rest)}"# + "\n" + RecordText.call())
    #expect(outcome.kinds == [.tooDeep(limit: 256)])
    #expect(outcome.ordinals == [1])
  }

  @Test("a depth of a million costs nothing", arguments: ["[", #"{"a":"#])
  func hugeDepth(open: String) {
    let many = String(repeating: open, count: 1_000_000)
    let closing = String(repeating: open == "[" ? "]" : "}", count: 1_000_000)
    let closed = ScanOutcome(of: RecordText.log(#"{"a":\#(many)1\#(closing)}"#, RecordText.call()))
    #expect(closed.kinds == [.tooDeep(limit: 256)])
    #expect(closed.ordinals == [1])
    for garbage in [many, #"{"Records":["# + many, #"{"x":"# + many, "[" + many + closing] {
      let outcome = ScanOutcome(of: garbage)
      #expect(outcome.records == 0)
      #expect(outcome.kinds.last == .truncated)
    }
  }

  @Test("a hundred faults are kept, further ones are counted")
  func faultCap() {
    for count in [99, 100, 101, 250] {
      let elements = String(repeating: "1,", count: count)
      let outcome = ScanOutcome(of: "[\(elements)\(RecordText.call())]")
      #expect(outcome.faults.count == min(count, 100))
      #expect(outcome.furtherFaults == max(0, count - 100))
      #expect(outcome.ordinals == [0])
    }
  }

  @Test("a key of any length is passed over, and only a whole key counts")
  func longKeys() {
    for length in [0, 119, 120, 121, 127, 128, 129, 10_000] {
      let key = String(repeating: "k", count: length)
      let input = Array(
        #"{"\#(key)":1,"\#(key)Records":[1],"\#(key)\"":2,"Records":[\#(RecordText.call())]}"#.utf8)
      var random = SeededRandom(seed: 31)
      let outcome = scanInManyWindows(input, random: &random, "seed 31, a key of \(length)")
      #expect(outcome.records == (length == 0 ? 0 : 1))
    }
  }
}
