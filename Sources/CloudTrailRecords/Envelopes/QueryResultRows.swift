// What `aws cloudtrail get-query-results` prints of a CloudTrail Lake query; a row is a list of objects with
// one key each, the column's name, and all values are strings:
//
//   {"QueryStatus":"FINISHED","QueryResultRows":[
//      [{"eventName":"PutRetentionSettings"},{"eventJson":"{\"eventVersion\":\"1.08\",…}"}]]}
//
// eventJson is the whole record. Without it the record is put together from its columns (ColumnRecord.swift).

// `jq 'map(add)'` makes one object of a row; its columns have the names of a record's fields, so that without
// eventJson only their spelling tells it from a record:
//
//   {"eventTime":"2025-03-04 05:06:07.000",…,"requestParameters":"{\"accountId\":\"…\"}"}

extension RecordScanner {
  /// Opens an object that names a field of a record: a record, a carrier whose keys were sorted, or a merged
  /// row.
  mutating func openRecordDocument(_ bytes: Span<UInt8>, found: (borrowing Record) -> Void) {
    let object = JSONValue(wellFormed: bytes)
    if !bytes.beginsAsRecord(), let record = object.member("eventJson", ignoringCase: true),
      openRecord(held: record, found: found)
    {
      return
    }
    if mentionsRetention(bytes), let row = try? JSONValue(bytes), row.isRow, let columns = ColumnRecord(row) {
      return take(columns, found: found)
    }
    openLogFileElement(bytes, found: found)
  }

  /// Opens a merged row.
  mutating func openMergedRow(_ row: JSONValue, found: (borrowing Record) -> Void) {
    guard let record = row.member("eventJson", ignoringCase: true), openRecord(held: record, found: found)
    else { return report(.notCloudTrail("the eventJson of a row is no record"), at: item.start) }
  }

  /// Opens a row.
  mutating func openQueryResultRow(_ row: JSONValue, found: (borrowing Record) -> Void) {
    var columns = ColumnRecord()
    var cells = row.elements
    while let cell = cells.next() {
      var members = cell.members
      guard let member = members.next() else { continue }
      if member.key.isEqual(to: "eventJson", ignoringCase: true),
        openRecord(held: member.value, found: found)
      {
        return
      }
      columns.add(column: member.key.utf8, cell: member.value.string?.utf8 ?? [])
    }
    take(columns, found: found)
  }
}

extension JSONValue {
  /// Whether this object, which has a record's fields, has them as a query prints them.
  fileprivate var isRow: Bool {
    guard let time = member("eventTime")?.string?.utf8 else { return false }
    return time.count > 10 && time[10] == UInt8(ascii: " ")
      || member("requestParameters")?.heldObject != nil
      || member("responseElements")?.heldObject != nil
      || member("userIdentity")?.heldObject != nil
  }
}

extension ColumnRecord {
  /// The columns of a row that was made an object; nil where two keys are one column's, as no query prints them.
  fileprivate init?(_ row: JSONValue) {
    self.init()
    var names: Set<[UInt8]> = []
    var members = row.members
    while let member = members.next() {
      guard names.insert(member.key.utf8.map(\.asciiLowercased)).inserted else { return nil }
      let value = member.value
      add(
        column: member.key.utf8,
        cell: value.string?.utf8 ?? (value.kind == .null ? [] : value.copyBytes()))
    }
  }
}
