/// A stretch of time in which a scope's period stayed the same, in milliseconds since 1970.
struct NaiveSpan: Equatable {
  var period: NaiveTimeline.Period
  var begin: Int
  var eventID: String
  var deadline: Int
  var isEstimated: Bool
}

/// What became of the messages that a change excluded.
struct NaivePurge: Equatable {
  var deadline: Int
  var isEstimated: Bool
  var outcome: String
  var resolvedBy: String?
  var resolvedAt: Int?
}

extension NaiveTimeline {
  /// The purge that a change opened, if it did.
  func purge(of change: Change, by eventID: String, asOf: Int, reach: Int) -> NaivePurge? {
    guard ["shortened", "turned-on", "set"].contains(change.effect), case .days(let days) = change.after,
      let spans = spans[change.scope], let index = spans.firstIndex(where: { $0.eventID == eventID })
    else { return nil }
    let own = spans[index]
    var purge = NaivePurge(deadline: own.deadline, isEstimated: own.isEstimated, outcome: "")
    func resolve(_ outcome: String, _ span: NaiveSpan) {
      purge.outcome = outcome
      purge.resolvedBy = span.eventID
      purge.resolvedAt = span.begin
    }
    var inForce = days
    for span in spans[(index + 1)...] where span.begin < own.deadline {
      switch span.period {
      case .unknown:
        resolve("unknown", span)
        return purge
      case .unlimited:
        resolve("averted", span)
        return purge
      case .days(let later):
        if case .days(let old) = change.before, later >= old {
          resolve("averted", span)
          return purge
        }
        if later < inForce {
          resolve("superseded", span)
          return purge
        }
        resolve("partly-averted", span)
        inForce = later
      }
    }
    if purge.outcome.isEmpty {
      purge.outcome =
        own.deadline > asOf ? "pending" : reach >= own.deadline ? "carried-out" : "presumed"
    }
    return purge
  }

  /// The span in force at a moment, if any evidence precedes it.
  func span(of scope: String, at moment: Int) -> NaiveSpan? {
    (spans[scope] ?? []).last { $0.begin <= moment }
  }

  /// The certainty of what was in force: that of the last change so far.
  func certainty(of scope: String, at moment: Int) -> String {
    let changes = steps.filter { $0.time * 1000 <= moment }.flatMap(\.changes)
    return changes.last { $0.scope == scope }?.certainty ?? "none"
  }

  /// goneBefore(t) = max over i with Dᵢ ≤ min(t, Tᵢ₊₁) of min(t, Tᵢ₊₁) − Nᵢ, over the periods begun by then.
  func goneBefore(_ scope: String, at moment: Int) -> Int? {
    let begun = spans[scope] ?? []
    var limits: [Int] = []
    for (index, span) in begun.enumerated() where span.begin <= moment {
      let next = index + 1 < begun.count ? begun[index + 1].begin : moment
      let end = min(moment, next)
      if case .days(let days) = span.period, span.deadline <= end {
        limits.append(end - days * 86_400_000)
      }
    }
    return limits.max()
  }

  func hiddenBefore(_ scope: String, at moment: Int) -> Int? {
    var limits: [Int] = []
    if let gone = goneBefore(scope, at: moment) { limits.append(gone) }
    if case .days(let days) = span(of: scope, at: moment)?.period {
      limits.append(moment - days * 86_400_000)
    }
    return limits.max()
  }
}
