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

  /// None.
  public init() {}

  /// Adds what another part of the input holds.
  public mutating func add(_ other: Bystanders) {
    digests += other.digests
    insightEvents += other.insightEvents
    aggregatedEvents += other.aggregatedEvents
    notifications += other.notifications
    controlMessages += other.controlMessages
    writeTests += other.writeTests
  }
}
