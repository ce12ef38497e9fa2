/// The times in which a trail did not log, in its own account and in others.
public struct TrailExtent: Hashable, Sendable {
  /// The trail's own account.
  public let account: String
  /// In that account; nil if it logged there all the time. Without a known end it lasts until `Instant.distantFuture`.
  public let own: Range<Instant>?
  /// The same in every other account, of which the trail may have logged any; nil if it logs none, or did all the time.
  public let others: Range<Instant>?

  /// Whether it concerns one of some accounts, or may, within a time.
  /// - Parameters:
  ///   - accounts: AWS accounts; none means any.
  ///   - start: the first moment; nil for no bound.
  ///   - end: the last moment; nil for no bound.
  public func concerns(anyOf accounts: [String], from start: Instant?, to end: Instant?) -> Bool {
    let isOwn = accounts.isEmpty || accounts.contains { ExactText($0) == ExactText(account) }
    let isOthers = accounts.isEmpty || accounts.contains { ExactText($0) != ExactText(account) }
    return isOwn && concernsOwn(from: start, to: end) || isOthers && concernsOthers(from: start, to: end)
  }

  /// Whether it concerns the trail's own account within a time.
  /// - Parameters:
  ///   - start: the first moment; nil for no bound.
  ///   - end: the last moment; nil for no bound.
  public func concernsOwn(from start: Instant?, to end: Instant?) -> Bool {
    overlaps(own, from: start, to: end)
  }

  /// Whether it concerns other accounts within a time, or may.
  /// - Parameters:
  ///   - start: the first moment; nil for no bound.
  ///   - end: the last moment; nil for no bound.
  public func concernsOthers(from start: Instant?, to end: Instant?) -> Bool {
    overlaps(others, from: start, to: end)
  }

  private func overlaps(_ span: Range<Instant>?, from start: Instant?, to end: Instant?) -> Bool {
    guard let span else { return false }
    return start.map { $0 <= span.upperBound } ?? true && end.map { span.lowerBound <= $0 } ?? true
  }
}
