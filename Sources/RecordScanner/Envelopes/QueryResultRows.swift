// What `aws cloudtrail get-query-results` prints of a CloudTrail Lake query; a row is a list of objects with one
// key each, the column's name, and all values are strings:
//
//   {"QueryStatus":"FINISHED","QueryResultRows":[
//      [{"eventName":"PutRetentionSettings"},{"eventJson":"{\"eventVersion\":\"1.08\",…}"}]]}
//
// eventJson is the whole record. Without it the record is put together from its columns (ColumnRecord.swift).

extension RecordScanner {
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
