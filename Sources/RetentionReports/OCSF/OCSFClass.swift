internal import RetentionFindings
internal import RetentionModel

/// A class of the Open Cybersecurity Schema Framework, and what every event of a class begins with.
///
/// Source: OCSF 1.5.0, schema.ocsf.io/1.5.0. What is required there is always written; what is not known is left out.
struct OCSFClass {
  /// The version of the schema that all of it follows.
  static let version = "1.5.0"

  let category: (uid: Int, name: String)
  let uid: Int
  let name: String

  static let detectionFinding = OCSFClass(
    category: (2, "Findings"), uid: 2004, name: "Detection Finding")
  static let apiActivity = OCSFClass(
    category: (6, "Application Activity"), uid: 6003, name: "API Activity")
}

extension JSONWriter {
  /// The class, what was done, and when.
  mutating func write(
    _ kind: OCSFClass, activity: (id: Int, name: String), severity: Severity, at time: Instant
  ) {
    member("category_uid", kind.category.uid)
    member("category_name", kind.category.name)
    member("class_uid", kind.uid)
    member("class_name", kind.name)
    member("activity_id", activity.id)
    member("activity_name", activity.name)
    member("type_uid", kind.uid * 100 + activity.id)
    member("type_name", "\(kind.name): \(activity.name)")
    member("time", time.unixMilliseconds)
    member("severity_id", severity.ocsf)
    member("severity", severity.rawValue.capitalisedFirst)
  }

  /// - Parameters:
  ///   - tool: the program and its version.
  ///   - event: what is retold, nil where it is the program's own word.
  mutating func metadata(tool: String, of event: RetentionEvent?) {
    object("metadata") { json in
      json.member("version", OCSFClass.version)
      json.array("profiles", of: ["cloud"]) { $0.element($1) }
      json.object("product") { json in
        let parts = tool.split(separator: " ", maxSplits: 1).map(String.init)
        json.member("name", parts.first ?? tool)
        json.member("vendor_name", parts.first ?? tool)
        if parts.count > 1 { json.member("version", parts[1]) }
      }
      guard let event else { return }
      json.member("log_provider", "AWS CloudTrail")
      json.memberIfPresent("uid", event.eventID)
      json.member("original_time", event.eventTime)
    }
  }
}

extension Severity {
  /// OCSF's `severity_id`.
  fileprivate var ocsf: Int {
    switch self {
    case .informational: 1
    case .low: 2
    case .medium: 3
    case .high: 4
    case .critical: 5
    }
  }
}
