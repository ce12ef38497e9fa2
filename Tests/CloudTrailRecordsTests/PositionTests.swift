import CloudTrailRecords
import TestSupport
import Testing

@Suite("Where records are found")
struct PositionTests {
  private static let put = RecordText.call(id: "put")
  private static let get = RecordText.call("GetRetentionSettings", id: "get")

  @Test("the offset is the place of the opening brace, the ordinal counts every record")
  func logFile() {
    let input = #" {"x":[1], "Records" : [ \#(Self.put) ,\#n\#(RecordText.other),\#(Self.get)]}"#
    let outcome = ScanOutcome(of: input)
    let prefix = #" {"x":[1], "Records" : [ "#.utf8.count
    let second = prefix + Self.put.utf8.count + " ,\n,".utf8.count + RecordText.other.utf8.count
    #expect(outcome.offsets == [prefix, second])
    #expect(outcome.ordinals == [0, 2])
    #expect(outcome.matches.map(\.text) == [Self.put, Self.get])
    #expect(outcome.matches.map(\.call.eventName) == ["PutRetentionSettings", "GetRetentionSettings"])
    #expect(outcome.records == 3)
    #expect(outcome.faults.isEmpty)
  }

  @Test("ordinals and offsets go on over the documents of one input")
  func severalDocuments() {
    let input = "\(Self.put)\n[\(RecordText.other),\(RecordText.log(Self.get))]\(Self.put)"
    let outcome = ScanOutcome(of: input)
    let second = "\(Self.put)\n[\(RecordText.other),{\"Records\":[".utf8.count
    #expect(outcome.offsets == [0, second, input.utf8.count - Self.put.utf8.count])
    #expect(outcome.ordinals == [0, 2, 3])
  }

  @Test("a pretty-printed record is handed out byte for byte")
  func prettyPrinted() {
    let record = """
      {
        "eventSource" :\t"chime.amazonaws.com",\r
        "eventName" : "GetRetentionSettings"
        }
      """
    let outcome = ScanOutcome(of: "{\"Records\": [\n\(record)\n]\n}\n")
    #expect(outcome.matches.map(\.text) == [record])
    #expect(outcome.faults.isEmpty)
  }

  @Test("a record that spans windows is the same as one that does not, wherever they end")
  func everySplit() {
    let documents = [
      #"{"Records":[\#(Self.put),{},\#(RecordText.other)],"x":"\\\"]"}"# + "\n" + Self.get,
      "\u{feff}[\(Self.get), 12, \"\\\"\", {\"Records\":[\(Self.put)]}]\r\n{\"\\u0052ecords\":[]}",
    ]
    for document in documents {
      let input = Array(document.utf8)
      let whole = ScanOutcome(of: input)
      #expect(whole.matches.count == 2)
      for first in 0...input.count {
        let twice = ScanOutcome(of: input, cutAt: [first, first + 1, first + 2].filter { $0 <= input.count })
        #expect(ScanOutcome(of: input, cutAt: [first]) == whole, "cut at \(first)")
        #expect(twice == whole, "cut at \(first) and behind the next two bytes")
      }
    }
  }

  @Test("a record belongs to the gzip member in which it begins")
  func members() {
    let record = Array(RecordText.call().utf8)
    var scanner = RecordScanner(wanted: wanted)
    var found: [Record.Position] = []
    for (member, window) in [record[..<40], record[40...] + record[..<1], record[1...]].enumerated() {
      scanner.scan(Array(window).span, member: member) { found.append($0.position) }
    }
    scanner.finish { found.append($0.position) }
    #expect(found.map(\.member) == [0, 1])
    #expect(found.map(\.record) == [0, 1])
    #expect(found.map(\.offset) == [0, UInt64(record.count)])
  }

  @Test("each record is handed out as soon as the next byte shows that it has ended")
  func atOnce() {
    let input = Array((Self.put + "\n").utf8)
    var scanner = RecordScanner(wanted: wanted)
    var found = 0
    scanner.scan(Array(input.dropLast(2)).span) { _ in found += 1 }
    #expect(found == 0)
    scanner.scan([UInt8(ascii: "}")].span) { _ in found += 1 }
    #expect(found == 0)
    scanner.scan([UInt8(ascii: "\n")].span) { _ in found += 1 }
    #expect(found == 1)
  }
}
