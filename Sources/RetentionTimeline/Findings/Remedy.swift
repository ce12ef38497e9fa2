internal import RecordScanner

// The command that brings hidden messages back: the AWS CLI's, with the period that was before.
//
//   aws chime put-retention-settings --account-id '6ff0…' --retention-settings '{"RoomRetentionSettings":{"RetentionDays":365},
//       "ConversationRetentionSettings":{}}'
//
// A Put sets both scopes, so that the other one is written as it is now, or as it was before a cut that can be
// undone as well: what one command brings back, the next must not take away. Cuts on cuts are undone together.

extension Investigation {
  /// The command that would restore what a change hid; nil where the time for it is over, or nothing is known
  /// to go back to.
  func remedy(for change: Change, by act: Act) -> String? {
    // What is yet to come by the clock needs no remedy; of all others one a scope is pending at the most.
    guard let purge = change.purge, purge.outcome == .pending, change.before != .unknown, act.time <= asOf,
      !isOver(act.subject.service), act.subject.resource != "unknown"
    else { return nil }
    let now = act.timeline.state(at: asOf)
    let settings = act.subject.service.scopes.compactMap { scope -> String? in
      let current = now.first { $0.scope == scope }?.period ?? .unknown
      let wanted = act.timeline.restorable(scope, at: asOf) ?? current
      guard let value = wanted.inCommand else { return nil }
      return #""\#(scope.rawValue.capitalisedFirst)RetentionSettings":\#(value)"#
    }
    let json = "{\(settings.joined(separator: ","))}"
    return switch act.subject.service {
    case .chime:
      "aws chime put-retention-settings --account-id \(act.subject.resource.quotedForShell)"
        + " --retention-settings \(json.quotedForShell)"
    case .chimeSDK:
      "aws chime-sdk-identity put-app-instance-retention-settings"
        + " --app-instance-arn \(act.subject.resource.quotedForShell)"
        + " --app-instance-retention-settings \(json.quotedForShell)"
    }
  }

  /// Whether a service has ended, as of the clock.
  func isOver(_ service: RetentionCall.Service) -> Bool {
    service == .chime && asOf >= AfterEndOfSupport.end
  }
}

extension Timeline {
  /// The period before the latest cut of a scope that can still be undone, or before the first of several that
  /// followed each other.
  fileprivate func restorable(_ scope: Scope, at moment: Instant) -> Period? {
    let moves = entries.prefix { $0.event.eventTime <= moment }
      .compactMap { $0.changes.first { $0.scope == scope && $0.isMove } }
    guard let last = moves.lastIndex(where: { $0.purge?.outcome == .pending && $0.before != .unknown }) else {
      return nil
    }
    let earlier = moves[..<last].reversed().prefix {
      $0.purge.map { $0.outcome == .superseded && $0.deadline > moment } ?? false && $0.before != .unknown
    }
    return earlier.last?.before ?? moves[last].before
  }
}

extension Period {
  /// A scope's settings in JSON, as the API has them.
  fileprivate var inCommand: String? {
    switch self {
    case .days(let days): "{\"RetentionDays\":\(days)}"
    case .unlimited: "{}"
    case .unknown: nil
    }
  }
}

extension String {
  /// One word to a POSIX shell, whatever is in it.
  fileprivate var quotedForShell: String {
    "'" + printable.replacing("'", with: #"'\''"#) + "'"
  }
}
