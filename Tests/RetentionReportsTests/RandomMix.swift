@testable import TestSupport
import Foundation

/// Files in which one history stands in all the forms that reach people: records, columns, envelopes, corrections,
/// shared events, and bodies that contradict each other.
struct RandomMix {
  /// A file: documents that may stand in any order, in one file or in several.
  struct File {
    let name: String
    /// What precedes the documents: a table's header.
    var header = ""
    var documents: [String]

    var text: String { header + documents.joined(separator: "\n") }
  }

  let history: RandomHistory
  private(set) var files: [File] = []
  private var random: SeededRandom

  /// - Parameter services: whose calls they are.
  init(seed: UInt64, of services: [ToldService]) {
    random = SeededRandom(seed: seed)
    history = RandomHistory(seed: 700_000 + seed, of: services)
    var documents: [String] = []
    var rows: [String] = []
    for call in history.calls.prefix(6) {
      let record = varied(call.json)
      documents.append(enveloped(record))
      // What a query told of the same event, with all of its columns or a few.
      if oneIn(3) { rows.append(RandomMix.table.row(of: call.json, isNarrow: oneIn(2))) }
    }
    let cut = documents.indices.randomElement(using: &random) ?? 0
    files = [
      File(name: "a.json", documents: Array(documents[..<cut])),
      File(name: "b.json", documents: Array(documents[cut...])),
      File(name: "query.csv", header: RandomMix.table.header + "\n", documents: rows),
    ].filter { !$0.documents.isEmpty }
  }

  /// The same files with some of their documents in other files, and some of them in two.
  mutating func resplit() -> [File] {
    files.flatMap { file in
      var parts = [file, file]
      parts[0].documents = []
      parts[1].documents = []
      for document in file.documents.shuffled(using: &random) {
        let part = Int.random(in: 0...1, using: &random)
        parts[part].documents.append(document)
        if oneIn(3) { parts[1 - part].documents.append(document) }
      }
      return parts
    }
    .filter { !$0.documents.isEmpty }.shuffled(using: &random).enumerated().map { number, part in
      File(name: "part-\(number).json", header: part.header, documents: part.documents)
    }
  }

  private static let table = ColumnTable(columns: [
    "eventTime", "eventSource", "eventName", "eventID", "recipientAccountId", "awsRegion", "errorCode",
    "requestParameters", "responseElements",
  ])

  private mutating func varied(_ record: String) -> String {
    if oneIn(4) {
      let other = history.calls.randomElement(using: &random)?.eventID ?? "e-0"
      let reason = oneIn(2) ? "UPDATED_DATA" : "DELIVERY_DELAY"
      return record.dropLast() + ",\"addendum\":{\"reason\":\"\(reason)\",\"originalEventID\":\"\(other)\"}}"
    }
    if oneIn(4) {
      return record.dropLast() + ",\"sharedEventID\":\"s-\(Int.random(in: 0...1, using: &random))\"}"
    }
    return record
  }

  private mutating func enveloped(_ record: String) -> String {
    switch Int.random(in: 0...4, using: &random) {
    case 0: "{\"Records\":[\(record)]}"
    case 1: "{\"Events\":[{\"EventId\":\"e\",\"CloudTrailEvent\":\(RandomMix.quoted(record))}]}"
    case 2: "{\"version\":\"0\",\"detail-type\":\"AWS API Call via CloudTrail\",\"detail\":\(record)}"
    case 3: "[\(record)]"
    default: record
    }
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private mutating func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }
}
