import Foundation
@testable import RetentionModel
@testable import RetentionReports
@testable import TestSupport
import Testing

@Suite("The tables of fields")
struct FieldTableTests {
  /// A record that has every field of the tables.
  private static let record = """
    {"eventVersion":"1.08","eventID":"e-1","eventTime":"2024-01-01T00:00:00Z","eventSource":"chime.amazonaws.com",
    "eventName":"PutRetentionSettings","awsRegion":"us-east-1","sourceIPAddress":"203.0.113.7","userAgent":"agent",
    "errorCode":"code","errorMessage":"message","recipientAccountId":"111122223333","sharedEventID":"s-1",
    "addendum":{"reason":"UPDATED_DATA","originalEventID":"o-1","updatedFields":"userAgent"},
    "sessionCredentialFromConsole":"true",
    "userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::1:assumed-role/Admin/ines","principalId":"P:ines",
    "userName":"ines","accountId":"111122223333","accessKeyId":"ASIA1","invokedBy":"service","credentialId":"c-1",
    "onBehalfOf":{"userId":"u-1","identityStoreArn":"arn:aws:identitystore::1:identitystore/d-1"},
    "sessionContext":{"attributes":{"mfaAuthenticated":"true"},
    "sessionIssuer":{"arn":"arn:aws:iam::1:role/Admin"}}},
    "requestParameters":{"accountId":"chime-1","RetentionSettings":{"RoomRetentionSettings":{"RetentionDays":30}}},
    "responseElements":{"InitiateDeletionTimestamp":"2024-02-01T00:00:00Z"}}
    """

  private let report = Report(of: FieldTableTests.record)
  private let event: RetentionEvent

  init() throws {
    event = try #require(report.timelines.first?.entries.first?.event)
  }

  /// The fields of the record that a format prints, with what they hold; nil is every format.
  private func fields(in format: FieldFormats? = nil) -> (event: [String: String?], actor: [String: String?])
  {
    func values<Thing>(_ fields: [Field<Thing>], of thing: Thing) -> [String: String?] {
      let printed = format.map { fields.printed(in: $0) } ?? fields
      return Dictionary(uniqueKeysWithValues: printed.map { ($0.name, $0.value(thing).text) })
    }
    return (
      values(RetentionEvent.callFields + RetentionEvent.furtherFields, of: event),
      values(Actor.fields, of: event.actor)
    )
  }

  /// The fields of a line of JSON, as text.
  private func texts(_ object: Any?) -> [String: String] {
    (object as? [String: Any] ?? [:]).compactMapValues { value in
      switch value {
      case let text as String: text
      case let flag as Bool: String(flag)
      case let members as [String: Any]: members["userId"] as? String
      default: nil
      }
    }
  }

  private func line(_ format: ReportFormat) throws -> [String: Any] {
    let line = try #require(report.string(as: format).split(separator: "\n").first)
    return try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }

  private func expect(_ fields: [String: String?], in printed: [String: String], _ format: String) {
    #expect(!fields.isEmpty)
    for (name, value) in fields { #expect(printed[name] == value, "\(name) in \(format)") }
  }

  @Test("the record here has them all, so that one that is new is added to it")
  func whole() {
    for (name, value) in fields().event.merging(fields().actor, uniquingKeysWith: { $1 }) {
      #expect(value != nil && value != "false", "\(name)")
    }
  }

  @Test("each stands in the JSON, and in its lines")
  func json() throws {
    let (event, actor) = fields(in: .json)
    let line = try line(.jsonLines)
    expect(event, in: texts(line), "JSON")
    expect(actor, in: texts(line["actor"]), "JSON")
  }

  @Test("each stands in the CSV")
  func csv() throws {
    let rows = report.string(as: .csv).split(separator: "\r\n").map { row in
      row.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
        .map { $0 % 2 == 1 ? $1.replacing(",", with: ";") : $1 }.joined()
        .split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    try #require(rows.count == 2 && rows[0].count == rows[1].count)
    let cells = Dictionary(uniqueKeysWithValues: zip(rows[0], rows[1]))
    let (event, actor) = fields(in: .csv)
    expect(event.merging(actor) { $1 }, in: cells, "CSV")
    #expect(Set(EntryRow.fields.printed(in: .csv).map(\.name)).isSubset(of: rows[0]))
  }

  @Test("each stands in Timesketch's row")
  func timesketch() throws {
    let (event, actor) = fields(in: .timesketch)
    expect(event.merging(actor) { $1 }, in: texts(try line(.timesketch)), "Timesketch")
  }

  @Test("each stands in OCSF's unmapped")
  func ocsf() throws {
    let (event, actor) = fields(in: .ocsf)
    expect(event, in: texts(try line(.ocsf)["unmapped"]), "OCSF")
    #expect(actor.isEmpty)
  }

  @Test("each stands in the details of the record in HTML")
  func html() {
    let (event, actor) = fields(in: .html)
    let html = report.string(as: .html)
    for (name, value) in event.merging(actor, uniquingKeysWith: { $1 }) {
      #expect(html.contains("<dt>\(name)</dt><dd>\(value ?? "")</dd>"), "\(name)")
    }
  }

  @Test("a field of a change and of its deletion stands in Timesketch's rows where it is known")
  func changes() {
    let keys = (0..<40 as Range<UInt64>).reduce(into: Set<String>()) { keys, seed in
      let records = RandomHistory(seed: 810_000 + seed).calls.map(\.json).joined(separator: "\n")
      for row in Report(of: records).string(as: .timesketch).split(separator: "\n") {
        let object = try? JSONSerialization.jsonObject(with: Data(row.utf8)) as? [String: Any]
        keys.formUnion(object?.keys.map { $0 } ?? [])
      }
    }
    let fields = Entry.Change.flatFields.printed(in: .timesketch).map(\.name)
    #expect(Set(fields + Purge.fields.printed(in: .timesketch).map(\.name)).subtracting(keys) == [])
  }
}
