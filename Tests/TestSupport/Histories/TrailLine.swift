internal import CloudTrailRecords
internal import RetentionModel

/// One line of a history that is a call of CloudTrail's own:
///
///     2025-03-04T05:06:07Z trail StopLogging name=audit by=mallory
///
/// Words: `name` (a name or an ARN), `region`, `account`, `by`, `id`, `error`; for selectors `management`, `type`,
/// `excluded`, `advanced=management|data|odd`, or `shown=no`; `regions=one|all` and `members=yes|no` of a trail that is made
/// or updated, and `asked=no` has the response alone show them; `bucket` and `prefix` name one each; `arn=yes` has the response name the
/// trail, and `name=-` the request none. `behind=fault` marks a record found behind a fault of its file, and `row=NAMES` one
/// that a table of these columns has, such as `row=errorCode,requestParameters`.
struct TrailLine {
  let time: String
  let call: String
  private var words: [String: String] = [:]

  /// Whether a line is one.
  static func isOne(_ line: some StringProtocol) -> Bool {
    String(line).split(separator: " " as Character).dropFirst().first == "trail"
  }

  /// - Parameters:
  ///   - line: see above.
  ///   - number: of the line, which gives the eventID unless `id` does.
  init(_ line: some StringProtocol, number: Int = 1) {
    let parts = String(line).split(separator: " " as Character).map { String($0) }
    (time, call) = (parts[0], parts[2])
    words["id"] = "t-\(number)"
    for part in parts.dropFirst(3) {
      let sides = part.split(separator: "=" as Character, maxSplits: 1).map { String($0) }
      words[sides[0]] = sides.count > 1 ? sides[1] : ""
    }
  }

  var isAfterFault: Bool { words["behind"] != nil }

  /// The columns of the table that it is a row of, beside those that each has; nil if it is none.
  private var columns: Set<String>? { words["row"].map { Set($0.split(separator: ",").map { String($0) }) } }

  /// The record on one line.
  var json: String {
    let (account, region) = (words["account"] ?? "111122223333", words["region"] ?? "us-east-1")
    let name = words["name"] ?? "audit"
    let key = call == "PutEventSelectors" ? "trailName" : "name"
    let members =
      (name == "-" ? [] : [#""\#(key)":"\#(name)""#]) + selectors + (words["asked"] == nil ? flags : [])
      + [("bucket", "s3BucketName"), ("prefix", "s3KeyPrefix")].compactMap { word, key in
        words[word].map { #""\#(key)":"\#($0)""# }
      }
    let arn = #""trailARN":"arn:aws:cloudtrail:\#(region):\#(account):trail/\#(name)""#
    let shown =
      (words["arn"] == nil ? [] : [arn]) + (words["arn"] == nil && words["asked"] == nil ? [] : flags)
    let response = shown.isEmpty ? "null" : "{\(shown.joined(separator: ","))}"
    let error =
      words["error"].map { #","errorCode":"\#($0)""# } ?? (has("errorCode") ? #","errorCode":null"# : "")
    let request = words["shown"] == nil ? "{\(members.joined(separator: ","))}" : "null"
    return #"{"eventVersion":"1.08","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::\#(account):user/"#
      + #"\#(words["by"] ?? "mallory")","accountId":"\#(account)"},"eventTime":"\#(time)","#
      + #""eventSource":"cloudtrail.amazonaws.com","eventName":"\#(call)","awsRegion":"\#(region)""#
      + error + (columns == nil || has("requestParameters") ? #","requestParameters":\#(request)"# : "")
      + (columns == nil || has("responseElements") ? #","responseElements":\#(response)"# : "")
      + #","eventID":"\#(words["id"] ?? "")","recipientAccountId":"\#(account)"}"#
  }

  private func has(_ column: String) -> Bool { columns?.contains(column) ?? false }

  private var selectors: [String] {
    guard call == "PutEventSelectors" else { return [] }
    if let form = words["advanced"] {
      let category = form == "data" ? "Data" : "Management"
      let odd = form == "odd" ? #",{"field":"eventName","equals":["RunInstances"]}"# : ""
      return [
        #""advancedEventSelectors":[{"fieldSelectors":[{"field":"eventCategory","equals":["\#(category)"]}\#(odd)]}]"#
      ]
    }
    let excluded = words["excluded"].map { #","excludeManagementEventSources":["\#($0)"]"# } ?? ""
    return [
      #""eventSelectors":[{"readWriteType":"\#(words["type"] ?? "All")","#
        + #""includeManagementEvents":\#(words["management"] ?? "true")\#(excluded)}]"#
    ]
  }

  private var flags: [String] {
    [
      words["regions"].map { #""isMultiRegionTrail":\#($0 == "all")"# },
      words["members"].map { #""isOrganizationTrail":\#($0 == "yes")"# },
    ].compactMap(\.self)
  }

  /// What reading its record gives.
  /// - Parameter record: which record of the file it is.
  func sighting(record: Int = 0) -> Sighting? {
    let position = Record.Position(member: 0, record: record, offset: UInt64(record))
    let bytes = Array(json.utf8)
    guard
      let record = Record(
        again: bytes.span, of: WantedCalls([TrailCall.wanted]), at: position,
        isFromColumns: columns != nil,
        isAfterFault: isAfterFault), let event = try? TrailEvent(record)
    else { return nil }
    return Sighting(
      trail: event,
      at: Evidence(
        path: "trail.json", record: position.record, offset: position.offset, isAfterFault: isAfterFault))
  }
}

extension TrailHistory {
  /// The times in which trails did not log the calls that change retention settings, by beginning.
  var gaps: [TrailGap] { courses.gaps }

  /// What the lines of a history that are CloudTrail's own calls come to.
  init(_ lines: String) {
    var history = EventHistory()
    for (number, line) in lines.split(separator: "\n").enumerated() where TrailLine.isOne(line) {
      if let sighting = TrailLine(line, number: number).sighting(record: number) { history.insert(sighting) }
    }
    self = history.trails
  }
}

extension Witnesses {
  /// The holes that they leave where a trail was stopped all the time, which files with management events close.
  var holesWithoutTrail: [Hole] {
    let stop = TrailHistory("1970-01-01T00:00:00Z trail StopLogging")
    return Coverage(files: self, trails: stop.courses).extents.flatMap(\.holes)
  }
}
