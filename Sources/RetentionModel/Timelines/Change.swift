/// What a change event did to the retention period of one scope; each scope of the service has one.
public struct Change: Hashable, Sendable {
  /// What the period applies to.
  public let scope: Scope
  /// The period until then.
  public let before: Period
  /// The period from then on.
  public let after: Period
  /// How the period after it is known.
  public let certainty: Certainty
  /// The direction from one to the other.
  public let effect: Effect
  /// The period as it is written, where it is none that the API accepts.
  public let invalidPeriod: String?
  /// What the change condemned, if it did; filled in once the whole history is known.
  public internal(set) var purge: Purge?

  /// Whether the period went somewhere else.
  package var isMove: Bool { before != after }

  init(
    scope: Scope, before: Period, after: Period, certainty: Certainty, invalidPeriod: String? = nil
  ) {
    self.scope = scope
    self.before = before
    self.after = after
    self.certainty = certainty
    self.invalidPeriod = invalidPeriod
    effect = Effect(before: before, after: after)
  }
}

/// How a period is known.
public enum Certainty: String, Hashable, Sendable {
  /// The response said it.
  case reported
  /// The request asked for it, the response says nothing, and the call succeeded.
  case requested
  /// The call said nothing of the scope; taken to be as before, which the API does not document.
  case assumed
  /// It is not known.
  case none
}

/// The direction of a change.
public enum Effect: String, Hashable, Sendable {
  /// From unknown to known.
  case set
  case shortened
  case lengthened
  /// From keeping messages for ever to a number of days.
  case turnedOn = "turned-on"
  /// From a number of days to keeping messages for ever.
  case turnedOff = "turned-off"
  case unchanged
  /// The period after it is unknown.
  case unknown

  init(before: Period, after: Period) {
    self =
      switch (before, after) {
      case (_, .unknown): .unknown
      case (.unknown, _): .set
      case (.unlimited, .unlimited): .unchanged
      case (.unlimited, _): .turnedOn
      case (_, .unlimited): .turnedOff
      default:
        if before.isLonger(than: after) ?? false {
          .shortened
        } else {
          after.isLonger(than: before) ?? false ? .lengthened : .unchanged
        }
      }
  }
}

extension Change {
  /// What a successful Put does to one scope: the response decides, else the request; where both are silent
  /// about the scope, nothing is known to have moved. A response proves that the call succeeded; a request
  /// proves nothing where the outcome is not known.
  init(_ scope: Scope, before: Period, by event: RetentionEvent) {
    let sides: [(ScopeSetting?, Certainty)] = [
      (event.reported.setting(of: scope), .reported),
      (event.requested.setting(of: scope), event.isOutcomeKnown ? .requested : .assumed),
    ]
    for (setting, certainty) in sides {
      switch setting {
      case .kept(let period):
        self.init(scope: scope, before: before, after: period, certainty: certainty)
        return
      case .off:
        self.init(scope: scope, before: before, after: .unlimited, certainty: certainty)
        return
      case .invalid(let raw):
        self.init(
          scope: scope, before: before, after: .unknown, certainty: .none, invalidPeriod: raw)
        return
      case .unspecified, .hidden, nil: continue
      }
    }
    let isCarriedOver =
      sides.contains { $0.0 == .unspecified } && !sides.contains { $0.0 == .hidden }
    self.init(
      scope: scope, before: before, after: isCarriedOver ? before : .unknown,
      certainty: isCarriedOver ? .assumed : .none)
  }
}
