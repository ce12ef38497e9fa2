/// Inputs and documents that were recognised but hold no records: counted, not reported as faults.
public struct Bystanders: Hashable, Sendable {
  /// Lists of files that CloudTrail signs: hourly digests, and the sign files of Lake query results.
  public var digests = 0
  /// CloudTrail Insights events (eventType AwsCloudTrailInsight).
  public var insightEvents = 0
  /// Summaries of data events (eventType AwsAggregatedEvent).
  public var aggregatedEvents = 0
  /// Messages of S3, SNS, SQS and EventBridge that point to log files or concern something else.
  public var notifications = 0
  /// Messages by which CloudWatch Logs checks whether a subscription's destination is reachable.
  public var controlMessages = 0
  /// The object aws-logs-write-test, which CloudWatch Logs writes to the destination of an export.
  public var writeTests = 0
  /// Snapshots and histories of AWS Config.
  public var configFiles = 0
  /// Files of VPC flow logs.
  public var flowLogs = 0
  /// Files of access logs: of load balancers, of CloudFront and of S3.
  public var accessLogs = 0
  /// Findings of GuardDuty.
  public var guardDutyFindings = 0
  /// Records of AWS WAF.
  public var wafRecords = 0
  /// Files that other software leaves next to log files: lists of checksums, and the Finder's metadata.
  public var sideFiles = 0

  /// All counts are 0.
  public init() {}

  /// Whether any of them is neither CloudTrail's nor related to its delivery.
  public var isForeign: Bool {
    configFiles + flowLogs + accessLogs + guardDutyFindings + wafRecords + sideFiles > 0
  }

  /// Adds the counts from another part of the input.
  public mutating func add(_ other: Bystanders) {
    guard other != Bystanders() else { return }
    for count in Bystanders.counts { self[keyPath: count] += other[keyPath: count] }
  }

  private static var counts: [WritableKeyPath<Bystanders, Int>] {
    [
      \.digests, \.insightEvents, \.aggregatedEvents, \.notifications, \.controlMessages, \.writeTests,
      \.configFiles, \.flowLogs, \.accessLogs, \.guardDutyFindings, \.wafRecords, \.sideFiles,
    ]
  }
}
