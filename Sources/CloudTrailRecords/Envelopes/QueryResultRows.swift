// The output of `aws cloudtrail get-query-results` for a CloudTrail Lake query. A row is a list of objects
// with one key each, the column's name; all values are strings:
//
//   {"QueryStatus":"FINISHED","QueryResultRows":[
//      [{"eventName":"PutExample"},{"eventJson":"{\"eventVersion\":\"1.08\",…}"}]]}
//
// eventJson is the whole record. Without it, the record is assembled from its columns (ColumnRecord.swift).

// `jq 'map(add)'` turns a row into one object. Its columns are named like a record's fields, so without
// eventJson only the form of the values distinguishes it from a record:
//
//   {"eventTime":"2025-03-04 05:06:07.000",…,"requestParameters":"{\"accountId\":\"…\"}"}

extension Envelope.Row {
  static let queryResultRow = Envelope.Row(
    arrays: ["QueryResultRows"], openingBracket: UInt8(ascii: "["),
    opening: .checked { opener, row, _ in opener.openQueryResultRow(row) })

  static let mergedRow = Envelope.Row(
    keys: ["eventJson", "eventjson"],
    opening: .checked { opener, row, _ in
      if !opener.opensRecord(heldIn: row) {
        opener.report(.notCloudTrail("the eventJson of a row is not a record"))
      }
    })

  static let record = Envelope.Row(
    keys: [
      "eventVersion", "userIdentity", "eventTime", "eventSource", "eventName", "awsRegion",
      "sourceIPAddress", "userAgent", "requestParameters", "responseElements", "requestID", "eventID",
      "eventType", "recipientAccountId",
    ],
    isLogMessage: true, opening: .unchecked { $0.openRecordDocument($1, found: $2) })
}

extension Opener {
  /// Opens an object with a field of a record: a record, a carrier whose keys were sorted, or a merged row.
  fileprivate mutating func openRecordDocument(_ bytes: Span<UInt8>, found: (borrowing Record) -> Void) {
    if !bytes.beginsAsRecord(), opensRecord(heldIn: JSONValue(wellFormed: bytes)) { return }
    if mentions.finds(in: bytes), let row = try? JSONValue(bytes), row.isRow, let columns = ColumnRecord(row)
    {
      return take(columns)
    }
    openLogFileElement(bytes, found: found)
  }

  /// Opens the record in the eventJson of a merged row, if it has one.
  fileprivate mutating func opensRecord(heldIn row: JSONValue) -> Bool {
    guard let record = row.member("eventJson", ignoringCase: true), openRecord(held: record) else {
      return false
    }
    checkColumns(row.bytes, beside: record.bytes)
    return true
  }

  /// Reports a row whose columns mention a wanted call that its eventJson, the whole record, does not.
  mutating func checkColumns(_ row: Span<UInt8>, beside record: Span<UInt8>) {
    guard mentions.finds(in: row), !mentions.finds(in: record) else { return }
    report(
      .incompleteRecord("the columns of a row mention a retention call, but its eventJson is of another"),
      mention: true)
  }

  /// Opens a row.
  fileprivate mutating func openQueryResultRow(_ row: JSONValue) {
    var columns = ColumnRecord()
    var cells = row.elements
    while let cell = cells.next() {
      var members = cell.members
      while let member = members.next() {
        if member.key.isEqual(to: "eventJson", ignoringCase: true), openRecord(held: member.value) {
          if cells.holdsAnotherRecord() {
            report(.incompleteRecord("a row has more than one eventJson; the first was used"), mention: true)
          }
          return checkColumns(row.bytes, beside: member.value.bytes)
        }
        columns.add(member)
      }
    }
    take(columns)
  }
}

extension JSONElements {
  /// Whether one of the cells that follow is an eventJson as well.
  @_lifetime(self: copy self)
  fileprivate mutating func holdsAnotherRecord() -> Bool {
    while let cell = next() {
      var members = cell.members
      while let member = members.next() {
        if member.key.isEqual(to: "eventJson", ignoringCase: true) { return true }
      }
    }
    return false
  }
}

extension JSONValue {
  /// Whether this object has a record's fields in the form in which a query prints them.
  fileprivate var isRow: Bool {
    guard let time = member("eventTime")?.string?.utf8 else { return false }
    return time.count > 10 && time[10] == UInt8(ascii: " ")
      || member("requestParameters")?.heldObject() != nil
      || member("responseElements")?.heldObject() != nil
      || member("userIdentity")?.heldObject() != nil
  }
}

extension ColumnRecord {
  /// The columns of a row in the form of one object; nil if two keys name the same column, which no query
  /// prints.
  fileprivate init?(_ row: JSONValue) {
    self.init()
    var members = row.members
    while let member = members.next() {
      if add(member) { return nil }
    }
  }

  /// Adds a cell of a row written as JSON; the text of a value other than a string is the value as written.
  /// - Returns: whether its column is a repeated one.
  @discardableResult
  fileprivate mutating func add(_ member: borrowing JSONMember) -> Bool {
    let value = member.value
    return add(
      column: member.key.utf8, cell: value.string?.utf8 ?? (value.kind == .null ? [] : value.copyBytes()))
  }
}
