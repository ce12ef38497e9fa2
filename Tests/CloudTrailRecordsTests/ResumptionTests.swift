@testable import CloudTrailRecords
import TestSupport
import Testing

/// Records as CloudTrail begins them, which is what is looked for where a document's beginning is lost.
private func genuine(_ id: String, _ more: String = "") -> String {
  #"{"eventVersion":"1.08","userIdentity":{"type":"IAMUser","arn":"a"},"eventTime":"2024-01-01T00:00:00Z","#
    + #""eventSource":"chime.amazonaws.com","eventName":"PutRetentionSettings","eventID":"\#(id)"\#(more)}"#
}

@Suite("Reading on in one long line")
struct ResumptionTests {
  private static let first = RecordText.log(genuine("a"), RecordText.other)
  private static let last = RecordText.log(genuine("y"), genuine("z"))

  private func scan(_ input: String, sourceLocation: SourceLocation = #_sourceLocation) -> ScanOutcome {
    var random = SeededRandom(seed: 66)
    return scanInManyWindows(
      Array(input.utf8), random: &random, "\(input.prefix(400))", sourceLocation: sourceLocation)
  }

  private func ids(_ outcome: ScanOutcome) -> [String] {
    outcome.matches.map { $0.text.replacing(/.*"eventID":"|".*/, with: "") }
  }

  @Test(
    "a stray byte between the objects of zcat costs itself, and what follows is marked",
    arguments: ["}", "]", ",", ":", "}}}", "x", "\"", "\"}", "0", "{\"", "{\"x", "{\"a\""])
  func strayByte(_ stray: String) {
    let outcome = scan(Self.first + stray + Self.last)
    #expect(ids(outcome).starts(with: ["a"]) && ids(outcome).suffix(2) == ["y", "z"], "\(outcome.kinds)")
    #expect(!outcome.faults.isEmpty)
    #expect(outcome.matches.map(\.isAfterFault) == [false, true, true])
    #expect(outcome.faults.allSatisfy { !$0.endsReading && $0.unreadBytes <= UInt64(stray.utf8.count) })
  }

  @Test("an object that is cut anywhere does not take the next ones with it")
  func cutObject() {
    let cut = RecordText.log(
      genuine("c", #","requestParameters":{"a":["b","{\"c"],"d":null}"#), RecordText.other)
    var lost = 0
    for length in 1..<cut.utf8.count {
      let broken = String(cut.prefix(length))
      let outcome = scan(Self.first + broken + Self.last + Self.last)
      let found = ids(outcome)
      #expect(found.first == "a", "cut at \(length)")
      // What is cut off behind a colon or a comma takes the next object for its value.
      let isWhole = found.suffix(4) == ["y", "z", "y", "z"]
      #expect(isWhole || found.suffix(2) == ["y", "z"], "cut at \(length): \(found) \(outcome.kinds)")
      if !isWhole {
        lost += 1
        #expect(["z", "y", "z"] == found.suffix(3), "cut at \(length): \(found)")
        #expect(
          outcome.faults.contains { $0.unreadBytes >= genuine("y").utf8.count },
          "cut at \(length): \(broken.suffix(20)) \(outcome.faults)")
      }
      #expect(!outcome.faults.isEmpty, "cut at \(length)")
      #expect(outcome.matches.suffix(2).allSatisfy { $0.isAfterFault }, "cut at \(length)")
      #expect(!outcome.matches[0].isAfterFault)
    }
    #expect(lost < cut.utf8.count / 6)
  }

  @Test("a log file that misses a piece goes on with its next record")
  func hole() {
    let log = RecordText.log(
      genuine("a"), genuine("b", #","x":["q\"",{"y":"}"}]"#), genuine("c"), genuine("d"))
    let start = log.utf8.count - genuine("c").utf8.count - genuine("d").utf8.count
    for length in [1, 2, 5, 20, 60] {
      for place in (start - 150)..<(start - 70) {
        let bytes = Array(log.utf8)
        let outcome = scan(String(decoding: bytes[..<place] + bytes[(place + length)...], as: UTF8.self))
        #expect(
          ids(outcome).first == "a" && ids(outcome).last == "d",
          "\(place), \(length): \(outcome.faults) \(log.dropFirst(place - 20).prefix(length + 40))")
      }
    }
  }

  @Test("a log that begins in the middle of a record goes on with the next one")
  func headless() {
    let whole = RecordText.log(genuine("a"), genuine("b"), genuine("c")) + Self.last
    let second = Array(RecordText.log(genuine("a"))).count - 1
    for start in 12..<second {
      let outcome = scan(String(whole.dropFirst(start)))
      #expect(
        ids(outcome).suffix(4) == ["b", "c", "y", "z"],
        "from \(start): \(outcome.faults) \(whole.dropFirst(start).prefix(30))")
      #expect(outcome.matches.allSatisfy { $0.isAfterFault }, "from \(start)")
      let skipped = whole.dropFirst(start).prefix(second + 1 - start)
      let mention = outcome.faults.contains { $0.mentionsWantedCall }
      #expect(mention == skipped.contains("RetentionSettings"), "from \(start)")
    }
  }

  @Test("the message says how many bytes are skipped, and whether a retention call is mentioned in them")
  func message() {
    let outcome = scan(#"Settings","x":"RETENTIONSETTINGS"}]}"# + Self.first)
    #expect(outcome.faults.map(\.unreadBytes) == [36])
    #expect(
      outcome.faults.map { "\($0)" } == [
        "the input begins neither as JSON nor as gzip; 36 bytes from here on are not read, "
          + "and the lost bytes mention a retention call"
      ])
    let silent = scan(#"tes":null},"# + genuine("b") + "]}")
    #expect(silent.faults.map(\.unreadBytes) == [11])
    #expect(silent.faults.map(\.mentionsWantedCall) == [false])
    #expect(ids(silent) == ["b"])
  }

  @Test("what an array of records was part of may end with it, and another document may follow")
  func headlessArray() {
    for end in ["", "\n", "}", "}\n", #","x":1}"#, "\n\(genuine("y"))", Self.last] {
      let outcome = scan("tes\":null}, " + genuine("b") + "," + genuine("c") + "]" + end)
      #expect(ids(outcome).starts(with: ["b", "c"]))
      #expect(outcome.faults.count == 1, "\(end): \(outcome.faults)")
    }
  }

  @Test("behind a document of several lines only what is certain is read, and marked")
  func severalLines() {
    let broken = "{\n \"Records\": [\n  \(RecordText.other)},\n {\"eventName\":\"PutRetentionSettings\"}\n]}"
    let outcome = scan(broken + "\n" + Self.last)
    #expect(ids(outcome) == ["y", "z"])
    #expect(outcome.matches.allSatisfy { $0.isAfterFault })
    let nothing = scan("[\n\(RecordText.call())\n,x\n\(RecordText.call())\n]")
    #expect(nothing.matches.count == 1)
    #expect(nothing.faults.map(\.endsReading) == [true])
    #expect(nothing.faults.map(\.unreadBytes) == [UInt64("x\n\(RecordText.call())\n]".utf8.count)])
  }

  @Test("a bad line costs itself, and what follows is not marked")
  func badLine() {
    for bad in ["junk {", "{\"a\" 1} x", String(genuine("x").dropLast(9)), "junk" + Self.last] {
      let outcome = scan("\(genuine("a"))\n\(bad)\n\(genuine("b"))\n")
      #expect(ids(outcome) == ["a", "b"], "\(bad)")
      #expect(outcome.matches.allSatisfy { !$0.isAfterFault })
      #expect(outcome.faults.count == 1)
    }
  }

  @Test("text that is planted in a record that is not broken is never taken for a document")
  func planted() {
    let plants = [
      #""x":{"Records":[\#(genuine("p"))]}"#, #""x":[{"a":1},\#(genuine("p"))]"#,
      #""x":"}]}{\"Records\":[\#(genuine("p").replacing("\"", with: "\\\""))]}""#,
    ]
    for plant in plants {
      let large = String(repeating: " ", count: 3 << 20)
      for record in [genuine("a", "," + plant), genuine("a", #","y":"\#(large)",\#(plant)"#)] {
        let outcome = ScanOutcome(of: RecordText.log(record, genuine("b")))
        #expect(ids(outcome).last == "b" && outcome.matches.count == 2 && outcome.faults.isEmpty)
      }
    }
  }

  @Test("an object that is cut before many others is told before the input's end, whatever the windows")
  func largeRest() {
    let cut = #"{"Records":[{"eventVersion":"1.08","userIdent"#
    let filler = RecordText.log(
      #"{"eventTime":"t","eventSource":"x","eventName":"\#(String(repeating: "y", count: 700_000))"}"#)
    let input = Array((Self.first + cut + Self.last + filler + filler + filler + Self.last).utf8)
    let whole = ScanOutcome(of: input)
    #expect(ids(whole) == ["a", "y", "z", "y", "z"])
    #expect(whole.faults.map(\.unreadBytes) == [33])
    for size in [1000, 4096, 65_537, 1 << 20] {
      #expect(ScanOutcome(of: input, cutAt: Array(stride(from: size, to: input.count, by: size))) == whole)
    }
    let small = RecordScanner.Limits(recordBytes: 600)
    let limited = ScanOutcome(of: input, limits: small)
    for size in [1000, 4096] {
      let cuts = Array(stride(from: size, to: input.count, by: size))
      #expect(ScanOutcome(of: input, cutAt: cuts, limits: small) == limited)
    }
    #expect(ids(limited) == ["a", "y", "z", "y", "z"])
  }

  @Test("what begins in an object that is cut off, and is cut off itself, is told as well")
  func cutTwice() {
    let cut = #"{"Records":[{"eventVersion":"1.08","userIdent"#
    let outcome = scan(Self.first + cut + Self.last.dropLast(40))
    #expect(ids(outcome) == ["a", "y"])
    #expect(outcome.kinds == [.invalid(.cutOff), .truncated])
  }

  @Test("what a large record mentioned is not said of a later one that is cut off")
  func forgottenMention() {
    let large = genuine("a", #","x":"\#(String(repeating: "y", count: 2 << 20))""#)
    let input = Array((RecordText.log(large) + "\n{\"a\":\"b").utf8)
    let outcome = ScanOutcome(of: input, cutAt: Array(stride(from: 65_536, to: input.count, by: 65_536)))
    #expect(outcome.kinds == [.truncated])
    #expect(outcome.faults.map(\.mentionsWantedCall) == [false])
  }

  @Test("bytes that look like beginnings without end cost no more time than others")
  func hostile() {
    let beginnings = String(repeating: #"{"Records":[{"#, count: 150_000)
    let outcome = ScanOutcome(of: beginnings)
    #expect(outcome.records == 0)
    #expect(!outcome.faults.isEmpty)
  }

  @Test("a record found again belongs to the gzip member in which it begins")
  func members() {
    let parts = [Self.first, #"{"Records":[{"eventVersion":"1.0"#, Self.last, Self.last]
    var scanner = RecordScanner(wanted: wanted)
    var found: [Record.Position] = []
    for (member, part) in parts.enumerated() {
      scanner.scan(Array(part.utf8).span, member: member) { found.append($0.position) }
    }
    scanner.finish { found.append($0.position) }
    #expect(found.map(\.member) == [0, 2, 2, 3, 3])
  }
}
