internal import RetentionModel
internal import CloudTrailRecords

extension InputTally {
  /// What may be the reason that nothing was found, and what to do; nil where something was, or where a problem
  /// says it.
  var hint: String? {
    guard matched == 0, problems.isEmpty else { return nil }
    if files == 0 { return "there is no file to read: name the folder that holds the logs" }
    if records > 0 {
      return """
        no retention call is among them: Amazon Chime's are logged in us-east-1 alone, those of the Chime SDK in the \
        AppInstance's region, as management events; are these logs of that region and time?
        """
    }
    if bystanders == Bystanders() {
      return
        "there is no record in it: name CloudTrail's log files, as they stand under AWSLogs/ in the bucket"
    }
    return
      "what was read stands beside the logs and holds no records: name the bucket's folder CloudTrail/ as well"
  }
}
