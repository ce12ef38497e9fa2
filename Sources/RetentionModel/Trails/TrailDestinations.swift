/// Where a trail's calls have its logs sent: to a bucket, under a prefix. Where they name several, its logs went elsewhere for a
/// time; which of them is what was read is not known, but that log files show an hour's logs to have been.
struct TrailDestinations {
  /// The names that the calls give of one of the two.
  private struct Names {
    let areSeveral: Bool
    /// The one that the trail was made with; nil if that is not known.
    let original: ExactText?
    /// Where they go; nil if that is not known for certain.
    private(set) var last: ExactText?

    init(_ named: [ExactText], original: ExactText?) {
      areSeveral = Set(named).count > 1
      self.original = original
    }

    /// Whether a call has the logs sent elsewhere, or may: one that repeats where they go does not.
    func isOther(_ name: ExactText?, isUpdate: Bool) -> Bool {
      guard areSeveral, let name, isUpdate || original != nil, name != last else { return false }
      return original.map { $0 != name } ?? true
    }

    /// Whether they go where they went at first.
    /// - Parameter name: the one that a call gives; nil if it leaves that as it is.
    func areOriginal(after name: ExactText?) -> Bool {
      !areSeveral || original != nil && (name ?? last) == original
    }

    /// Takes the names that reliable calls of one second give, whose order is not known.
    mutating func take(_ names: Set<ExactText>) {
      if !names.isEmpty { last = names.count == 1 ? names.first : nil }
    }
  }

  private var buckets: Names
  private var prefixes: Names

  init(of records: [TrailRecord]) {
    // Where other calls came first, it may have been made with another one before.
    let made = records.first.flatMap { $0.event.call == .create && $0.isReliable ? $0.event : nil }
    buckets = Names(records.compactMap(\.event.namedBucket), original: made?.namedBucket)
    prefixes = Names(records.compactMap(\.event.namedPrefix), original: made?.namedPrefix)
  }

  /// Whether a call has the logs sent elsewhere than before, or may.
  func areOthers(in event: TrailEvent) -> Bool {
    let isUpdate = event.call == .update
    return buckets.isOther(event.namedBucket, isUpdate: isUpdate)
      || prefixes.isOther(event.namedPrefix, isUpdate: isUpdate)
  }

  /// Whether a call has the logs sent where they went at first, though others did not.
  func areOriginal(after event: TrailEvent) -> Bool {
    guard event.isDestinationNamed, buckets.areSeveral || prefixes.areSeveral else { return false }
    return buckets.areOriginal(after: event.namedBucket) && prefixes.areOriginal(after: event.namedPrefix)
  }

  /// Takes where the calls of one second have the logs sent.
  mutating func take(_ records: [TrailRecord]) {
    let events = records.filter(\.isReliable).map(\.event)
    buckets.take(Set(events.compactMap(\.namedBucket)))
    prefixes.take(Set(events.compactMap(\.namedPrefix)))
  }
}

extension TrailEvent {
  /// Whether the caller says where the logs are to be sent.
  var isDestinationNamed: Bool { bucket != nil || keyPrefix != nil }

  fileprivate var namedBucket: ExactText? { bucket.map { ExactText($0) } }

  /// A trail that is made without a prefix has none.
  fileprivate var namedPrefix: ExactText? {
    (keyPrefix ?? (call == .create && bucket != nil ? "" : nil)).map { ExactText($0) }
  }
}
