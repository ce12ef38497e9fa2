// Which of CloudTrail's events a record is of decides what its file can show: a trail that records data events alone delivers
// files all the same, and no call that changes retention settings ever stands in them.

extension Span<UInt8> {
  /// Whether a record says that it is of a management event.
  ///
  /// Records have managementEvent since version 1.06 and eventCategory since 1.07 (user guide, record contents). One of an
  /// earlier version counts unless it is of a service that had data events by then.
  var isOfManagementEvent: Bool {
    var (category, flag, isEarlier, hadDataEvents) = (Bool?.none, Bool?.none, false, false)
    var members = UncheckedMembers(of: self)
    while let member = members.next() {
      switch member.key.content.count {
      case 11 where member.key.isEqual(to: "eventSource"):
        hadDataEvents =
          member.value.isString("s3.amazonaws.com") || member.value.isString("lambda.amazonaws.com")
      case 12 where member.key.isEqual(to: "eventVersion"): isEarlier = member.value.isEarlierVersion
      case 13 where member.key.isEqual(to: "eventCategory"):
        category = category ?? member.value.isString("Management")
      case 15 where member.key.isEqual(to: "managementEvent"):
        flag = flag ?? (member.value.bool ?? member.value.isString("true"))
      default: break
      }
    }
    guard category != nil || flag != nil else { return isEarlier && !hadDataEvents }
    return category ?? true && flag ?? true
  }
}

extension JSONValue {
  /// Whether a record's version is one before 1.06.
  fileprivate var isEarlierVersion: Bool {
    guard let text, text.utf8.starts(with: "1.".utf8) else { return false }
    return Int(Substring(text.utf8.dropFirst(2))).map { $0 < 6 } ?? false
  }
}
