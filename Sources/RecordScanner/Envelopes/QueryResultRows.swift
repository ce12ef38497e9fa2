// What `aws cloudtrail get-query-results` prints of a CloudTrail Lake query; a row is a list of objects with
// one key each, the column's name, and all values are strings:
//
//   {"QueryStatus":"FINISHED","QueryResultRows":[
//      [{"eventName":"PutRetentionSettings"},{"eventJson":"{\"eventVersion\":\"1.08\",…}"}]]}
//
// eventJson is the whole record. Without it the record is put together from its columns (ColumnRecord.swift).

// `jq 'map(add)'` makes one object of a row; its other columns have the names of a record's fields.

extension RecordScanner {
  /// Opens an object that names a field of a record: a record, a carrier whose keys were sorted, or a merged
  /// row.
  mutating func openRecordDocument(_ bytes: Span<UInt8>, found: (borrowing Record) -> Void) {
    let object = JSONValue(wellFormed: bytes)
    if !bytes.beginsAsRecord(), let text = object.member("eventJson", ignoringCase: true)?.string {
      openRecord(in: text, found: found)
    } else {
      openLogFileElement(bytes, found: found)
    }
  }

  /// Opens a merged row.
  mutating func openMergedRow(_ row: JSONValue, found: (borrowing Record) -> Void) {
    guard let text = row.member("eventJson", ignoringCase: true)?.string else {
      return report(.notCloudTrail("the eventJson of a row is no text"), at: item.start)
    }
    openRecord(in: text, found: found)
  }

  /// Opens a row.
  mutating func openQueryResultRow(_ row: JSONValue, found: (borrowing Record) -> Void) {
    var columns = ColumnRecord()
    var cells = row.elements
    while let cell = cells.next() {
      var members = cell.members
      guard let member = members.next() else { continue }
      if member.key.isEqual(to: "eventJson", ignoringCase: true), let text = member.value.string {
        return openRecord(in: text, found: found)
      }
      columns.add(column: member.key.utf8, cell: member.value.string?.utf8 ?? [])
    }
    take(columns, found: found)
  }
}
