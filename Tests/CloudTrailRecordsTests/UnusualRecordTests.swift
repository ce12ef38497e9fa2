import CloudTrailRecords
import TestSupport
import Testing

@Suite("Records that are unusual, but well-formed")
struct UnusualRecordTests {
  private static let name = #""eventName":"PutRetentionSettings""#
  private static let source = #""eventSource":"chime.amazonaws.com""#

  /// Expects the record to be handed out between its neighbours in both layouts, with Foundation's values.
  /// - Returns: what it shows.
  @discardableResult
  private func expectHandedOut(
    _ record: String, repeatsKeys: Bool = false, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> SeenJSON {
    let bytes = Array(record.utf8)
    let told = try #require(FoundationJSON(bytes), "\(record)", sourceLocation: sourceLocation)
    var shown: SeenJSON?
    for layout in NeighbourScan.Layout.allCases {
      let scan = NeighbourScan(of: bytes, layout, cut: 0.5)
      #expect(scan.found == [scan.first, scan.middle, scan.last(ordinal: 2)], sourceLocation: sourceLocation)
      #expect(scan.faults.count == (repeatsKeys ? 1 : 0), sourceLocation: sourceLocation)
      #expect(
        scan.faults.allSatisfy { $0.isIncompleteRecord } && scan.findsFirst, sourceLocation: sourceLocation)
      shown = scan.seen
    }
    let seen = try #require(shown, sourceLocation: sourceLocation)
    #expect(seen.difference(from: told) == nil, sourceLocation: sourceLocation)
    return seen
  }

  @Test("each letter of a telling key or value may be spelled with an escape", arguments: [false, true])
  func spelledLetters(uppercase: Bool) throws {
    let plain = Array("{\(Self.name),\(Self.source)}")
    for index in plain.indices {
      guard let value = plain[index].asciiValue, !"{}\":,".contains(plain[index]) else { continue }
      let escape = #"\u00\#(String(value, radix: 16, uppercase: uppercase))"#
      try expectHandedOut(String(plain[..<index]) + escape + String(plain[(index + 1)...]))
    }
  }

  @Test(
    "of a key that is there several times the first counts, however the others are spelled",
    arguments: [
      #""eventName":"GetObject""#, #""\u0065ventName":"GetObject""#, #""eventNam\u0065":null"#,
      #""eventSource":"s3.amazonaws.com""#, #""event\u0053ource":["chime.amazonaws.com"]"#,
      #""eventSource":{},"eventSource":0,"eventName":"","eventName":{"eventName":1}"#,
    ])
  func repeatedKeys(_ others: String) throws {
    let seen = try expectHandedOut("{\(Self.name),\(Self.source),\(others)}", repeatsKeys: true)
    #expect(seen.first("eventName") == .string("PutRetentionSettings"))
    let bytes = Array("{\(others),\(Self.name),\(Self.source)}".utf8)
    for layout in NeighbourScan.Layout.allCases {
      let scan = NeighbourScan(of: bytes, layout, cut: 0.5)
      #expect(scan.found == [scan.first, scan.last(ordinal: 2)])
      #expect(scan.faults.map(\.isIncompleteRecord) == [true], "another reader may see a retention call")
    }
  }

  @Test(
    "keys may be empty, alike but for their case, or the same only to Unicode's eye",
    arguments: [
      #""":0,"x":{"":{"":[]}},"":1"#, #""EventName":"a","eventname":2,"EVENTNAME":null"#,
      #""\u00e9":1,"e\u0301":2"#, #""k":1,"\u212a":2,"\u004b":3"#, #""\u0000":1," ":2,"\ufeff":3,"\u200b":4"#,
      #""__proto__":1,"\ud83d\ude00":{"\ud83d\ude00":"\ud83d\ude00"}"#,
    ])
  func strangeKeys(_ members: String) throws {
    let repeats = members.hasPrefix("\"\":")
    try expectHandedOut("{\(members),\(Self.name),\(Self.source)}", repeatsKeys: repeats)
    try expectHandedOut("{\(Self.source),\(Self.name),\(members)}", repeatsKeys: repeats)
  }

  @Test("numbers that no Double and no Int hold are shown as they are written")
  func hugeNumbers() throws {
    let digits = String(repeating: "1234567890", count: 1000)
    let numbers = [
      "1e999", "-1E+999", "1e-999", digits, "-\(digits)", "0.\(digits)", "1\(digits)e-\(digits.prefix(9))",
    ]
    for number in numbers {
      let seen = try expectHandedOut("{\"x\":\(number),\(Self.name),\(Self.source),\"y\":[\(number)]}")
      #expect(seen.first("x") == .number(literal: number, integer: nil))
      #expect(seen.first("y") == .array([.number(literal: number, integer: nil)]))
    }
  }

  @Test("a record may be 256 deep in its first field or its last, and is shown to its last leaf")
  func depth() throws {
    let forms = [("[", "]"), (#"{"a":"#, "}"), ("[[0],", ",0]"), (#"{"":{},"b":"#, #","b":0}"#)]
    for (opening, closing) in forms {
      let nest =
        String(repeating: opening, count: 254) + #"{"eventName":1}"# + String(repeating: closing, count: 254)
      let telling = "\(Self.name),\(Self.source)"
      for record in ["{\"x\":\(nest),\(telling)}", "{\(telling),\"x\":\(nest)}"] {
        try expectHandedOut(record)
        let bytes = Array(record.replacing(nest, with: "[\(nest)]").utf8)
        for layout in NeighbourScan.Layout.allCases {
          let scan = NeighbourScan(of: bytes, layout, cut: 0.5)
          #expect(scan.found == [scan.first, scan.last(ordinal: 2)])
          #expect(scan.faults.map(\.kind) == [.tooDeep(limit: 256)])
          #expect(scan.faults.map(\.offset) == [UInt64(scan.offset)])
        }
      }
    }
  }

  @Test(
    "white space may stand between any two tokens",
    arguments: [" ", "\t", "\r\n", "\n\n", "\r", " \t\r\n"])
  func whiteSpace(_ space: String) throws {
    let record = #"{|"x"|:|[|1|,|{|}|,|[|]|,|{|"a"|:|null|}|]|,|\#(Self.name)|,|\#(Self.source)|}"#
    try expectHandedOut(record.replacing("|", with: space))
    try expectHandedOut(space + record.replacing("|", with: "") + space)
  }

  @Test("a byte order mark before a line is no part of its record, and between tokens it is a fault")
  func byteOrderMark() {
    let record = Array("{\(Self.name),\(Self.source)}".utf8)
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    let line = NeighbourScan(of: mark + record, .lines, cut: 0.3)
    let found = NeighbourScan.Found(bytes: record, offset: line.offset + 3, ordinal: 1)
    #expect(line.found == [line.first, found, line.last(ordinal: 2)])
    #expect(line.faults.isEmpty)
    for layout in NeighbourScan.Layout.allCases {
      for place in [1, 12, record.count - 1] {
        let scan = NeighbourScan(of: record[..<place] + mark + record[place...], layout, cut: 0.3)
        #expect(scan.found.first == scan.first)
        #expect(scan.found.last == scan.last(ordinal: scan.records - 1))
        #expect(scan.found.count == 2 && scan.faults.count == 1, "\(layout), mark at \(place)")
      }
    }
  }
}
