extension Entry {
  /// The effect of a change event on the retention period of one scope of its service.
  public struct Change: Hashable, Sendable {
    /// What the period applies to.
    public let scope: Scope
    /// The period before the event.
    public let before: Period
    /// The period after the event.
    public let after: Period
    /// How the period after it is known.
    public let certainty: Certainty
    /// The direction of the change.
    public let effect: Effect
    /// The period as written, if the API does not accept it.
    public let invalidPeriod: String?
    /// The deletion that the change causes, if any; set once the whole history is known.
    public internal(set) var purge: Purge?

    /// Whether the period changed.
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
}

/// How a period is known.
public enum Certainty: String, Hashable, Sendable {
  /// The response confirmed it.
  case reported
  /// The request asked for it, the call succeeded, and the response does not mention it.
  case requested
  /// The call did not mention the scope; the period is carried over, which the API does not document.
  case assumed
  /// The period is not known.
  case none
}

/// The direction of a change.
public enum Effect: String, CaseIterable, Hashable, Sendable {
  /// From unknown to known.
  case set
  case shortened
  case lengthened
  /// From no expiry to a number of days.
  case turnedOn = "turned-on"
  /// From a number of days to no expiry.
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

extension Entry.Change {
  /// The effect of a successful Put on one scope. The response decides, otherwise the request; if neither
  /// mentions the scope, no change is known. A response proves that the call succeeded; a request proves
  /// nothing if the outcome is unknown.
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
