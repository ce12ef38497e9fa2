public import RetentionModel
internal import RetentionFindings

// What a verdict lists. Scopes of one account of which the same holds are one:
//
//   rooms          1095 days → 1 day, due 2024-06-04 ┐
//   conversations  1095 days → 1 day, due 2024-06-04 ┘ one deletion, of rooms and conversations

extension Verdict {
  /// An event that something comes from.
  public struct Cause: Hashable, Sendable {
    /// Its eventID; nil where it has none.
    public let eventID: String?
    /// When it took place.
    public let eventTime: Instant
    /// The first place of its record.
    public let evidence: Evidence?
  }

  /// What a later event, than the clock, made of a deletion.
  public struct Decision: Hashable, Sendable {
    /// What became of it.
    public let outcome: Purge.Outcome
    /// When.
    public let time: Instant
  }

  /// Messages of an account that are hidden, and are deleted unless the period is lengthened.
  public struct Restorable: Scoped, Sendable {
    /// The account.
    public let subject: Subject
    /// What of it, in the service's order.
    public internal(set) var scopes: [Scope]
    /// Messages before this moment cannot be restored; nil where none are known to be deleted.
    public let from: Instant?
    /// Messages before this moment are hidden.
    public let to: Instant
    /// Until when they can be restored.
    public let until: Instant
    /// The events whose deletion is pending, by time.
    public let causes: Few<Cause>
    /// What is known to have become of it after the clock; nil where nothing is.
    public let decision: Decision?
    /// Whether the deadline is calculated rather than stated by the service.
    public let isEstimated: Bool
    /// Whether the service has ended, so that the period cannot be lengthened any more.
    public let isServiceOver: Bool
    /// The command that restores them; nil where there is none.
    public internal(set) var command: String?
  }

  /// A deletion that is pending.
  public struct Deadline: Scoped, Sendable {
    /// The account.
    public let subject: Subject
    /// What of it, in the service's order.
    public internal(set) var scopes: [Scope]
    /// When the messages are deleted.
    public let due: Instant
    /// Whether that is calculated rather than stated by the service.
    public let isEstimated: Bool
    /// The event that caused it.
    public let cause: Cause
    /// What is known to have become of it after the clock; nil where nothing is.
    public let decision: Decision?
    /// Whether only records say so that others contradict.
    public let isDisputed: Bool
  }

  /// Messages of an account that were deleted.
  public struct Loss: Scoped, Sendable {
    /// The account.
    public let subject: Subject
    /// What of it, in the service's order.
    public internal(set) var scopes: [Scope]
    /// The oldest message that the causes deleted, or that grew too old after what changes deleted; nil where nothing expired
    /// before the causes, or there are none.
    public let from: Instant?
    /// Messages before this moment were deleted, as the logs prove; nil if they prove none. What a change deleted is proved
    /// by the time after the change alone.
    public let provenBefore: Instant?
    /// Messages before this moment were deleted, or probably deleted.
    public let before: Instant
    /// The changes to a shorter period whose deadline passed, by time; none where messages merely grew older than the period.
    /// What is deleted after their period's end is a loss of its own.
    public let causes: Few<Cause>
    /// Whether it is not known that they shortened it: the period just before is unknown, and a longer one was in force
    /// before that.
    public let isPossible: Bool
    /// Whether some of it rests only on records that others contradict.
    public let isDisputed: Bool
  }
}

/// What holds for some scopes of an account.
protocol Scoped: Hashable {
  var scopes: [Scope] { get set }
}

extension Array where Element: Scoped {
  /// Those that differ in nothing but the scopes as one, where the first of them is.
  var together: [Element] {
    var places: [Element: Int] = [:]
    var all: [Element] = []
    for each in self {
      var key = each
      key.scopes = []
      if let place = places[key] {
        all[place].scopes += each.scopes.filter { !all[place].scopes.contains($0) }
      } else {
        places[key] = all.count
        all.append(each)
      }
    }
    return all
  }
}
