/// Texts of records that tests put into documents.
enum RecordText {
  /// A record with no more than what tells a retention call.
  static func call(
    _ name: String = "PutRetentionSettings", source: String = "chime.amazonaws.com", id: String = "e-1"
  ) -> String {
    #"{"eventVersion":"1.08","eventSource":"\#(source)","eventName":"\#(name)","eventID":"\#(id)"}"#
  }

  /// A record of some other call.
  static let other =
    #"{"eventVersion":"1.08","eventTime":"2024-01-01","eventSource":"s3.amazonaws.com","#
    + #""eventName":"GetObject","#
    + #""requestParameters":{"key":"a\"{[\\"}}"#

  /// A log file.
  static func log(_ records: String...) -> String {
    #"{"Records":["# + records.joined(separator: ",") + "]}"
  }
}
