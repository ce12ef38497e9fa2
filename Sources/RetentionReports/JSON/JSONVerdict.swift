internal import RetentionFindings
internal import RetentionModel

// What a report comes to, in JSON.

extension JSONWriter {
  mutating func writeVerdict(_ verdict: Verdict) {
    object("verdict") { json in
      json.member("asOf", verdict.moment)
      json.member("calm", verdict.isCalm)
      json.array("cautions", of: verdict.cautions) { json, caution in
        json.object(inline: true) { json in
          json.member("kind", caution.kind)
          json.member("count", caution.count)
        }
      }
      json.few("restorable", verdict.restorable) { $0.writeMembers(of: $1) }
      json.few("deadlines", verdict.deadlines) { $0.writeMembers(of: $1) }
      json.few("losses", verdict.losses, cuts: verdict.cuts) { $0.writeMembers(of: $1) }
      if let findings = verdict.findings { json.counts("findings", findings) } else { json.null("findings") }
      json.object("coverage") { $0.writeMembers(of: verdict.reach) }
      json.object("hidden") { $0.writeMembers(of: verdict.hidden) }
    }
  }

  private mutating func few<Element>(
    _ key: String, _ few: Verdict.Few<Element>, cuts: Int? = nil,
    _ members: (inout JSONWriter, Element) -> Void
  ) {
    object(key) { json in
      json.member("count", few.count)
      json.memberIfPresent("byChange", cuts)
      json.array("listed", of: few.listed) { json, each in json.object { members(&$0, each) } }
    }
  }

  private mutating func counts(_ key: String, _ findings: [Severity: Int]) {
    object(key, inline: true) { json in
      for severity in Severity.allCases.reversed() { json.member(severity.rawValue, findings[severity] ?? 0) }
    }
  }

  private mutating func scopes(_ scopes: [Scope]) {
    array("scopes", of: scopes, inline: true) { $0.element($1.id) }
  }

  private mutating func causes(_ causes: Verdict.Few<Verdict.Cause>) {
    member("causeCount", causes.count)
    array("causes", of: causes.listed) { json, cause in
      json.object(inline: true) { json in
        json.member("eventID", cause.eventID)
        json.member("eventTime", cause.eventTime)
      }
    }
  }

  private mutating func decision(_ decision: Verdict.Decision?) {
    member("decidedAt", decision?.time)
    member("outcome", decision?.outcome.rawValue)
  }

  private mutating func writeMembers(of restorable: Verdict.Restorable) {
    write(restorable.subject)
    scopes(restorable.scopes)
    member("from", restorable.from)
    member("to", restorable.to)
    member("until", restorable.until)
    causes(restorable.causes)
    decision(restorable.decision)
    member("estimated", restorable.isEstimated)
    member("serviceEnded", restorable.isServiceOver)
    member("remedy", restorable.command)
  }

  private mutating func writeMembers(of deadline: Verdict.Deadline) {
    write(deadline.subject)
    scopes(deadline.scopes)
    member("deadline", deadline.due)
    member("estimated", deadline.isEstimated)
    member("openedBy", deadline.cause.eventID)
    member("openedAt", deadline.cause.eventTime)
    decision(deadline.decision)
    member("disputed", deadline.isDisputed)
  }

  private mutating func writeMembers(of loss: Verdict.Loss) {
    write(loss.subject)
    scopes(loss.scopes)
    member("from", loss.from)
    member("goneProvenBefore", loss.provenBefore)
    member("goneBefore", loss.before)
    causes(loss.causes)
    member("possible", loss.isPossible)
    member("disputed", loss.isDisputed)
  }

  private mutating func writeMembers(of reach: Verdict.Reach) {
    member("places", reach.places)
    member("from", reach.span?.lowerBound)
    member("to", reach.span?.upperBound)
    member("windowSeconds", reach.share.map { Int($0.windowSeconds) })
    member("coveredSeconds", reach.share.map { Int($0.coveredSeconds) })
    member("percent", reach.share?.percent)
    member("placesAtOneMoment", reach.momentary)
    member("holes", reach.holes)
    member("fromEventsAlone", reach.fromEventsAlone)
    member("end", reach.end)
  }

  private mutating func writeMembers(of hidden: Verdict.Hidden) {
    member("events", hidden.events)
    counts("findings", hidden.findings)
    member("belowLevel", hidden.belowLevel)
    member("suppressed", hidden.suppressed)
    member("accounts", hidden.accounts)
    member("eventsOfOtherTimes", hidden.eventsElsewhen)
    counts("findingsElsewhere", hidden.findingsElsewhere)
    member("restorable", hidden.restorable)
    member("deadlines", hidden.deadlines)
    member("lossesByChange", hidden.cuts)
  }
}

extension Verdict.Caution {
  fileprivate var kind: String {
    switch self {
    case .noEvent: "no-event"
    case .noneSelected: "none-selected"
    case .unknownNames: "unknown-names"
    case .incompleteInput: "incomplete-input"
    case .holes: "holes"
    case .disputedEvents: "disputed-events"
    case .unknownReach: "unknown-reach"
    case .unknownFates: "unknown-fates"
    case .silences: "silences"
    }
  }

  /// How many things it is about; nil where it is about the whole.
  fileprivate var count: Int? {
    switch self {
    case .noEvent, .noneSelected: nil
    case .unknownNames(let count), .incompleteInput(let count), .holes(let count), .disputedEvents(let count),
      .unknownReach(let count), .unknownFates(let count), .silences(let count):
      count
    }
  }
}
