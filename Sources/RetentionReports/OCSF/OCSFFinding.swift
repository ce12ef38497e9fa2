internal import CloudTrailRecords
internal import RetentionFindings
internal import RetentionModel

// A finding as OCSF's Detection Finding.

extension JSONWriter {
  /// - Parameter asOf: the report's clock, which is when the finding was made, and its time where it is about no event.
  mutating func writeDetection(
    _ finding: Finding, tool: String, asOf: Instant, policy: ReportHead.File? = nil
  ) {
    write(
      .detectionFinding, activity: (1, "Create"), severity: finding.severity,
      at: finding.eventTime ?? asOf)
    metadata(tool: tool, of: nil)
    member("message", finding.title)
    let isSuppressed = finding.suppressed != nil
    member("status_id", isSuppressed ? 3 : 1)
    member("status", isSuppressed ? "Suppressed" : "New")
    memberIfPresent("comment", finding.suppressed?.reason)
    memberIfPresent("start_time", finding.eventTime?.unixMilliseconds)
    object("finding_info") { $0.writeInformation(of: finding, asOf: asOf) }
    if let remedy = finding.command {
      object("remediation") { $0.member("desc", remedy) }
    }
    cloud(account: finding.recipientAccountId, region: nil)
    if !finding.subjects.isEmpty { resources(finding.subjects.sorted()) }
    if !finding.evidence.isEmpty { evidences(of: finding) }
    if finding.scope != nil || finding.suppressed?.expiry != nil || policy != nil {
      object("unmapped") { json in
        if let policy { json.object("policy") { $0.writePolicy(policy) } }
        json.memberIfPresent("scope", finding.scope?.id)
        json.memberIfPresent("suppressedUntil", finding.suppressed?.expiry)
      }
    }
  }

  private mutating func writeInformation(of finding: Finding, asOf: Instant) {
    member("uid", finding.uid)
    member("title", finding.title)
    member("desc", finding.message)
    member("created_time", asOf.unixMilliseconds)
    memberIfPresent("first_seen_time", finding.eventTime?.unixMilliseconds)
    array("data_sources", of: ["AWS CloudTrail"]) { $0.element($1) }
    object("analytic") { json in
      json.member("uid", finding.rule.id)
      json.member("name", finding.rule.summary)
      json.member("type_id", 1)
      json.member("type", "Rule")
      json.member("desc", finding.rule.rationale)
    }
    let techniques = finding.rule.attack.compactMap(AttackTechnique.init)
    if !techniques.isEmpty { array("attacks", of: techniques) { $0.write($1) } }
    guard !finding.eventIDs.isEmpty else { return }
    array("related_events", of: finding.eventIDs) { json, id in
      json.object { json in
        json.member("uid", id)
        json.member("type", "CloudTrail record")
      }
    }
    member("related_events_count", finding.eventIDs.count)
  }

  /// Where each of the records stands, and who made the calls, where that is one.
  private mutating func evidences(of finding: Finding) {
    array("evidences", of: finding.evidence) { json, evidence in
      json.object { json in
        json.member("name", "CloudTrail record")
        json.object("data") { $0.writeMembers(of: evidence) }
        guard let principal = finding.principal else { return }
        json.object("actor") { json in json.object("user") { $0.member("uid", principal) } }
      }
    }
  }
}

extension Finding {
  /// The same for the same finding in every run: its rule, its scope, and its first event, with the place of its record
  /// where records dispute each other; else that event's place, else its title. No rule or scope has a slash in it.
  var uid: String {
    let place = evidence.first.map { "\($0.path)#\($0.member)/\($0.record)" }
    let about =
      switch anchor {
      case .id(let id): id.text
      case .body: place ?? title
      case nil: title
      }
    let dispute = isUndisputed ? "" : "/" + [place, aspect].compactMap(\.self).joined(separator: "/")
    return "\(rule.id)/\(scope?.id ?? "-")/\(about)\(dispute)"
  }
}
