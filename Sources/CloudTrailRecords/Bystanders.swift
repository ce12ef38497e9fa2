/// Inputs and documents that were recognised but hold no records: counted, not reported as faults.
public struct Bystanders: Hashable, Sendable {
  /// What kind of document it is; the raw value is the name of its count in the reports.
  public enum Kind: String, CaseIterable, Sendable {
    /// Lists of files that CloudTrail signs: hourly digests, and the sign files of Lake query results.
    case digests
    /// CloudTrail Insights events (eventType AwsCloudTrailInsight).
    case insightEvents
    /// Summaries of data events (eventType AwsAggregatedEvent).
    case aggregatedEvents
    /// Messages of S3, SNS, SQS and EventBridge that point to log files or concern something else.
    case notifications
    /// Messages by which CloudWatch Logs checks whether a subscription's destination is reachable.
    case controlMessages
    /// The object aws-logs-write-test, which CloudWatch Logs writes to the destination of an export.
    case writeTests
    /// Snapshots and histories of AWS Config.
    case configFiles
    /// Files of VPC flow logs.
    case flowLogs
    /// Files of access logs: of load balancers, of CloudFront and of S3.
    case accessLogs
    /// Findings of GuardDuty.
    case guardDutyFindings
    /// Records of AWS WAF.
    case wafRecords
    /// Files that other software leaves next to log files: lists of checksums, and the Finder's metadata.
    case sideFiles

    /// Whether it is neither CloudTrail's nor related to its delivery.
    var isForeign: Bool {
      switch self {
      case .digests, .insightEvents, .aggregatedEvents, .notifications, .controlMessages, .writeTests: false
      case .configFiles, .flowLogs, .accessLogs, .guardDutyFindings, .wafRecords, .sideFiles: true
      }
    }
  }

  /// How many of each kind there were; kinds without any are left out.
  public private(set) var counts: [Kind: Int] = [:]

  /// All counts are 0.
  public init() {}

  /// How many of a kind there were.
  public subscript(kind: Kind) -> Int { counts[kind] ?? 0 }

  /// Whether any of them is neither CloudTrail's nor related to its delivery.
  public var isForeign: Bool { counts.keys.contains(where: \.isForeign) }

  /// Counts one, or more.
  package mutating func add(_ kind: Kind, _ count: Int = 1) { counts[kind, default: 0] += count }

  /// Adds the counts from another part of the input.
  public mutating func add(_ other: Bystanders) { counts.merge(other.counts, uniquingKeysWith: +) }
}
