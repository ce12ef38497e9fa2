import CloudTrailRecords
import RetentionModel
import TestSupport

/// Records of retention calls with any contents never trap, and every report of them is clean and the same
/// whatever order they come in.
///
/// The payload is some records, parted by 0xff; each is its fields, parted by 0xfe.
func fuzzEvent(_ bytes: [UInt8]) {
  let input = FuzzInput(bytes)
  let parts = input.payload.split(separator: 0xff, maxSplits: 5, omittingEmptySubsequences: false)
  let files = parts.enumerated().map { number, part in
    let bytes = record(number, of: Array(part), input)
    return (path: String(decoding: bytes.prefix(100), as: UTF8.self) + "#\(number)", bytes: bytes)
  }
  let asOf = Instant(seconds: Int64(input.numbers[0]) << 16)
  let (history, tally) = reading(of: files)
  let report = checkedReport(history, tally, asOf: asOf)
  let (otherHistory, otherTally) = reading(of: files.reversed())
  checkEqual(
    jsonReport(otherHistory, otherTally, asOf: asOf), report, "the order of the records matters")
}

/// The fields in the order in which the parts of a record fill them.
private let fields = [
  "requestParameters", "responseElements", "userIdentity", "eventTime", "eventID", "userAgent",
  "sourceIPAddress", "errorCode", "errorMessage", "addendum", "recipientAccountId", "sharedEventID",
  "awsRegion", "sessionCredentialFromConsole",
]

/// One record; a part that is no JSON becomes a string.
private func record(_ number: Int, of bytes: [UInt8], _ input: FuzzInput) -> [UInt8] {
  let calls = RetentionService.all.flatMap(\.calls)
  let call = calls[(Int(input.options) + (input.has(option: 7) ? number : 0)) % calls.count]
  var members: [[UInt8]] = []
  let parts = bytes.split(separator: 0xfe, maxSplits: fields.count - 1, omittingEmptySubsequences: false)
  for (field, part) in zip(fields, parts) where !part.isEmpty {
    let part = Array(part)
    let isJSON = (try? JSONValue(part.span)) != nil
    members.append(Array("\"\(field)\":".utf8) + (isJSON ? part : quoted(part)))
  }
  // Where the bytes name the field too, theirs comes first and counts.
  members.append(Array(#""eventSource":"chime.amazonaws.com","eventName":"\#(call.eventName)""#.utf8))
  members.append(Array(#""eventTime":"2024-01-0\#(number + 1)T00:00:00Z","eventID":"e-\#(number)""#.utf8))
  return Array("{".utf8) + members.joined(separator: Array(",".utf8)) + Array("}".utf8)
}

/// Reads records, each from a file of its own that is named after its contents.
private func reading(of files: [(path: String, bytes: [UInt8])]) -> (EventHistory, InputTally) {
  var history = EventHistory()
  var tally = InputTally()
  for file in files {
    var scanner = RecordScanner(wanted: wanted)
    let read: (borrowing Record) -> Void = { found in
      tally.matched += 1
      guard let event = try? RetentionEvent(found) else { return }
      history.insert(Sighting(event, at: Evidence(path: file.path, position: found.position)))
    }
    scanner.scan(file.bytes.span, found: read)
    scanner.finish(found: read)
    check(scanner.records == 1, "one record is \(scanner.records): \(scanner.faults)")
    tally.records += 1
  }
  return (history, tally)
}
