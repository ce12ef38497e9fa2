/// An AWS account and Region. CloudTrail records each separately, so nothing that one of them proves holds
/// for another.
public struct Place: Hashable, Comparable, Sendable {
  /// The AWS account.
  public let recipientAccountId: String
  /// The Region, such as `us-east-1`.
  public let awsRegion: String

  /// - Parameters: see the properties.
  public init(recipientAccountId: String, awsRegion: String) {
    self.recipientAccountId = recipientAccountId
    self.awsRegion = awsRegion
  }

  /// Whether both are identical byte by byte.
  public static func == (a: Place, b: Place) -> Bool { a.key == b.key }

  /// By AWS account, then by Region.
  public static func < (a: Place, b: Place) -> Bool { a.key < b.key }

  /// Hashes the account and the Region.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(key.0)
    hasher.combine(key.1)
  }

  private var key: (ExactText, ExactText) { (ExactText(recipientAccountId), ExactText(awsRegion)) }
}

extension RetentionEvent {
  /// The account and Region in which the event was recorded; nil if the record does not name both.
  package var place: Place? {
    guard let writtenAccountId, let awsRegion else { return nil }
    return Place(recipientAccountId: writtenAccountId, awsRegion: awsRegion)
  }
}
