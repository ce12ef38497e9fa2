import CloudTrailRecords
import TestSupport
import Testing

@Suite("Tables")
struct TableTests {
  private static let call = RecordText.call()

  private static func cell(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }

  @Test(
    "with a column of whole records are read, wherever it stands and however the header is written",
    arguments: [
      ("eventTime,eventJson\n", "t,", "\n"), ("\"EventJson\",\"n\"\r\n", "", ",\"a\nb\"\r\n"),
      ("eventjson\n", "", "\n"), ("\u{feff}a,eventJson,b\n", "\"x,\"\"y\"\"\",", ",z\n"),
    ])
  func wholeRecords(header: String, before: String, after: String) {
    let rows = [Self.call, RecordText.other, Self.call].map { before + Self.cell($0) + after }
    for input in [header + rows.joined(), header + rows.joined() + header + rows[0].dropLast()] {
      var random = SeededRandom(seed: 12)
      let outcome = scanCarried(input, random: &random)
      let isDouble = input.utf8.count > header.utf8.count + rows.joined().utf8.count
      #expect(outcome.records == (isDouble ? 4 : 3))
      #expect(outcome.matches.map(\.text) == Array(repeating: Self.call, count: isDouble ? 3 : 2))
      #expect(outcome.offsets.first == header.utf8.count)
      #expect(outcome.faults.isEmpty)
    }
  }

  @Test("without that column the record is put together from the others")
  func columns() throws {
    let identity =
      "{type=AssumedRole, principalid=A:b, arn=arn:aws:sts::1:assumed-role/r/a, b, accountid=1, invokedby=null, "
      + "sessioncontext={attributes={mfaauthenticated=true}, sessionissuer={type=Role, username=r}}}"
    let request = #"{"accountId":"c","retentionSettings":{"roomRetentionSettings":{"retentionDays":30}}}"#
    let input =
      "useridentity,eventtime,eventsource,eventname,requestparameters,readonly,errorcode,other\n"
      + [
        identity, "2025-03-04 05:06:07.000", "chime.amazonaws.com", "PutRetentionSettings", request, "false",
        "",
        "x\"y",
      ].map(Self.cell).joined(separator: ",") + "\n"
    let outcome = ScanOutcome(of: input)
    let expected =
      #"{"userIdentity":{"type":"AssumedRole","principalId":"A:b","arn":"arn:aws:sts::1:assumed-role/r/a, b","#
      + #""accountId":"1","invokedBy":null,"sessionContext":{"attributes":{"mfaAuthenticated":"true"},"#
      + #""sessionIssuer":{"type":"Role","userName":"r"}}},"eventTime":"2025-03-04T05:06:07.000Z","#
      + #""eventSource":"chime.amazonaws.com","eventName":"PutRetentionSettings","errorCode":null,"requestParameters":\#(request),"#
      + #""readOnly":false}"#
    #expect(outcome.matches.map(\.text) == [expected])
    #expect(outcome.faults.isEmpty)
  }

  @Test(
    "a printed struct becomes JSON again; what is none stays a text",
    arguments: [
      ("{a=1, b=x, y, c=}", #"{"a":"1","b":"x, y","c":""}"#),
      (
        #"{accountId=c, retentionSettings={"roomRetentionSettings":{"retentionDays":30}}}"#,
        #"{"accountId":"c","retentionSettings":{"roomRetentionSettings":{"retentionDays":30}}}"#
      ),
      (
        "{retentionsettings={roomretentionsettings={retentiondays=30}}}",
        #"{"retentionsettings":{"roomretentionsettings":{"retentionDays":30}}}"#
      ),
      ("{}", "{}"), ("{a}", #""{a}""#), ("text \"q\" \\ \u{1}", #""text \"q\" \\ \u0001""#),
      ("[{a=1}]", #""[{a=1}]""#),
      (#"{a={"b":1}x, c=2}"#, #""{a={\"b\":1}x, c=2}""#),
      ("{a={b=1, c=[2, 3]}}", #"{"a":{"b":"1","c":[2, 3]}}"#),
    ])
  func printedStructs(cell: String, json: String) throws {
    let input =
      "eventtime,eventsource,eventname,requestparameters\nt,chime.amazonaws.com,PutRetentionSettings,"
      + Self.cell(cell) + "\n"
    let text = try #require(ScanOutcome(of: input).matches.first?.text)
    #expect(text.hasSuffix(#","requestParameters":\#(json)}"#), "\(text)")
  }

  @Test(
    "another header, or the same in another spelling, begins another table; a row that holds its words does not"
  )
  func severalHeaders() {
    let header = "eventtime,eventsource,eventname,useragent\n"
    let row = "2024-01-01T00:00:00Z,chime.amazonaws.com,PutRetentionSettings,eventjson\n"
    let otherHeader = "\"eventname\",\"eventsource\",\"useragent\",\"eventtime\"\n"
    let otherRow = "PutRetentionSettings,chime.amazonaws.com,x,2024-01-02T00:00:00Z\n"
    let outcome = ScanOutcome(of: header + row + "\u{feff}" + header + row + otherHeader + otherRow)
    #expect(outcome.records == 3)
    #expect(outcome.matches.count == 3)
    #expect(outcome.faults.isEmpty)
  }

  @Test("a quote inside a cell costs its row")
  func quoteInsideACell() {
    let row = "2024-01-01T00:00:00Z,chime.amazonaws.com,PutRetentionSettings,"
    let outcome = ScanOutcome(
      of: "eventtime,eventsource,eventname,useragent\n\(row)5\"x\n\(row)y\n\(row)\"z")
    #expect(outcome.kinds == [.invalidRow, .truncatedRow])
    #expect(outcome.matches.count == 1)
  }

  @Test("a row with other cells than the header, or a stray quote, is told, and the next row counts")
  func badRows() {
    let good = "x,\(Self.cell(Self.call))\n"
    for bad in ["x\n", "x,y,z\n", "\"x\"y,\(Self.cell(Self.call))\n"] {
      let outcome = ScanOutcome(of: "eventTime,eventJson\n" + good + bad + "\n" + good)
      #expect(outcome.kinds == [.invalidRow])
      #expect(outcome.matches.count == 2)
    }
    let open = ScanOutcome(of: "eventTime,eventJson\n" + good + "x,\"y\n" + good.dropLast(3))
    #expect(open.kinds.count == 1)
    #expect(open.matches.count == 1)
  }

  @Test("a cell that is no record is told; an empty result is no fault")
  func cells() {
    #expect(ScanOutcome(of: "eventJson\nx\n").faults.count == 1)
    #expect(ScanOutcome(of: "eventTime,eventJson\n").faults.isEmpty)
    #expect(ScanOutcome(of: "eventTime,eventName\nx,PutRetentionSettings\n").faults.count == 1)
  }

  @Test("one word alone is no table", arguments: [("eventName", false), ("eventName,x", true)])
  func oneWord(header: String, isTable: Bool) {
    let faults = ScanOutcome(of: "\(header)\n").faults.map { "\($0)" }
    #expect(faults.count == 1 && faults.allSatisfy { $0.contains("a table") == isTable }, "\(faults)")
  }

  @Test("a row larger than the limit is told, and the next row counts")
  func largeRow() {
    let row = Self.cell(Self.call) + "\n"
    let outcome = ScanOutcome(
      of: "eventJson\n\"" + String(repeating: "x", count: 5000) + "\"\n" + row,
      limits: RecordScanner.Limits(recordBytes: 1024))
    #expect(outcome.kinds == [.recordTooLarge(limit: 1024)])
    #expect(outcome.matches.count == 1)
  }
}
