@testable import CloudTrailRecords
import TestSupport
import Testing

@Suite("Half a record is no event")
struct HalfRecordTests {
  private static let put =
    #"{"eventVersion":"1.08","eventTime":"t","eventSource":"chime.amazonaws.com","#
    + #""eventName":"PutRetentionSettings","requestParameters":{"a":{"b":[1,{}]}},"eventID":"p"}"#
  private static let whole = RecordText.call(id: "whole")

  /// The places behind a comma of the record's own level, with what would be left of it before a stray brace.
  private static let places = put.indices.filter { put[$0] == "," && put[..<$0].hasSuffix("\"") }

  @Test("a line with a stray brace in its middle is one fault, and its neighbours count")
  func strayBraceInALine() {
    for place in Self.places {
      let broken = Self.put[..<place] + "}" + Self.put[place...]
      var random = SeededRandom(seed: 63)
      let input = "\(Self.whole)\n\(broken)\n\(Self.whole)\n"
      let outcome = scanInManyWindows(Array(input.utf8), random: &random, "\(broken)")
      #expect(outcome.matches.map(\.text) == [Self.whole, Self.whole], "\(broken)")
      #expect(outcome.kinds == [.invalid(.unexpectedByte)], "\(broken)")
      #expect(outcome.matches.allSatisfy { !$0.isAfterFault })
      let isNamed = broken[..<place].contains("RetentionSettings")
      #expect(
        outcome.faults.first?.mentionsWantedCall
          == (isNamed || broken[place...].contains("RetentionSettings"))
      )
    }
    #expect(Self.places.count > 3)
  }

  @Test("so is one in an array, be it of records or a log file's")
  func strayBraceInAnArray() {
    for place in Self.places {
      let broken = String(Self.put[..<place] + "}" + Self.put[place...])
      for input in [RecordText.log(Self.whole, broken, Self.whole), "[\(Self.whole),\(broken)]"] {
        var random = SeededRandom(seed: 64)
        let outcome = scanInManyWindows(Array(input.utf8), random: &random, "\(input)")
        #expect(outcome.matches.map(\.text).allSatisfy { $0 == Self.whole }, "\(input)")
        #expect(outcome.matches.first?.text == Self.whole)
        #expect(outcome.kinds == [.invalid(.unexpectedByte)], "\(input)")
        #expect(outcome.faults.first?.mentionsWantedCall == true)
      }
    }
  }

  @Test("an EventBridge event with a stray brace in its record is none")
  func strayBraceInAnEvent() {
    let place = Self.places[3]
    let broken = String(Self.put[..<place] + "}" + Self.put[place...])
    let outcome = ScanOutcome(of: Wrapping.eventBridge(broken) + "\n" + Self.whole)
    #expect(outcome.matches.map(\.text) == [Self.whole])
    #expect(outcome.kinds == [.invalid(.unexpectedByte)])
  }

  @Test(
    "a record is whole before its line break, another document, the input's end, and what no object goes on with",
    arguments: ["", "\n", " \t\n", "{", "[", " {\"a\"", "\r\n}", "\0\0", "x", "7", " # x"])
  func whole(_ next: String) {
    for input in [Self.put + next, "\(Self.whole)\n\(Self.put)" + next] {
      var random = SeededRandom(seed: 65)
      let outcome = scanInManyWindows(Array(input.utf8), random: &random, "\(input)")
      #expect(outcome.matches.last?.text == Self.put, "\(input)")
    }
  }

  @Test("and not before anything else", arguments: ["}", "]", ",", ":", " ,x\n", "\"a\":1", "\"a\"x", "}\n"])
  func notWhole(_ next: String) {
    let outcome = ScanOutcome(of: Self.put + next)
    #expect(outcome.matches.isEmpty)
    #expect(outcome.faults.last?.mentionsWantedCall == true)
  }

  @Test("an element is whole before its bracket, another element, and where the input is cut behind it")
  func element() {
    for (rest, isWhole) in [
      ("]}", true), ("", true), (" ", true), (",", true), (",{", true), (",1,", true), (",[1]]", true),
      (#","x":1"#, false), (#","x""#, false), ("}", false), (":", false), (#","x",{"#, true), ("!", true),
      ("\0", true), (#","x"!"#, false),
    ] {
      for isCutOff in [false, true] {
        let outcome = ScanOutcome(of: Array((#"{"Records":["# + Self.put + rest).utf8), isCutOff: isCutOff)
        #expect(outcome.matches.count == (isWhole ? 1 : 0), "\(rest)")
      }
    }
  }

  @Test("a near miss of which half is missing is but that")
  func nearMiss() {
    let half = #"{"eventTime":"t","eventName":"PutRetentionSettings"},"eventSource":"chime.amazonaws.com"}"#
    #expect(ScanOutcome(of: half).kinds == [.invalid(.unexpectedByte)])
  }
}
