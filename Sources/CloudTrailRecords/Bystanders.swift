/// What was recognised beside the records and holds none: counted, and no fault.
public struct Bystanders: Hashable, Sendable {
  /// The lists of files that CloudTrail signs: hourly digests, and the sign files of Lake query results.
  public var digests = 0
  /// CloudTrail Insights events (eventType AwsCloudTrailInsight).
  public var insightEvents = 0
  /// Summaries of many data events (eventType AwsAggregatedEvent).
  public var aggregatedEvents = 0
  /// Messages of S3, SNS, SQS and EventBridge that point to log files, or speak of something else.
  public var notifications = 0
  /// What CloudWatch Logs sends to see whether a subscription's destination takes it.
  public var controlMessages = 0
  /// The object aws-logs-write-test, which CloudWatch Logs leaves where it exports to.
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
  /// What computers leave beside files: lists of checksums, and the Finder's notes.
  public var sideFiles = 0

  /// None.
  public init() {}

  /// Whether something is among them that is not CloudTrail's, nor comes in its way.
  public var isForeign: Bool {
    configFiles + flowLogs + accessLogs + guardDutyFindings + wafRecords + sideFiles > 0
  }

  /// Adds what another part of the input holds.
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
