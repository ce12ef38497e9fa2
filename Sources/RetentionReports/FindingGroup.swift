internal import RetentionFindings
internal import RetentionModel

/// Findings of one rule about one event that say the same of several scopes: for a reader they are one.
///
/// Each is one for programs: it has a uid of its own, and counts.
struct FindingGroup {
  /// At least one, in the order of the service's scopes.
  private(set) var findings: [Finding]

  /// The one that stands for all: but for the scope, they say the same.
  var first: Finding { findings[0] }

  /// What they are about; none where they are about the whole call, or about no event.
  var scopes: [Scope] { findings.compactMap(\.scope) }

  fileprivate mutating func add(_ finding: Finding) {
    let all = finding.subjects.first?.service.scopes ?? []
    findings.append(finding)
    findings.sort { a, b in
      (a.scope.flatMap { all.firstIndex(of: $0) } ?? 0) < (b.scope.flatMap { all.firstIndex(of: $0) } ?? 0)
    }
  }
}

extension [Finding] {
  /// The findings, with those together that say the same of several scopes, where the first of them is.
  var grouped: [FindingGroup] {
    var groups: [FindingGroup] = []
    var places: [Statement: Int] = [:]
    let likely = Likeness.severalTimes(in: self)
    for finding in self {
      let statement = Likeness(finding).flatMap { likely.contains($0) ? Statement(finding) : nil }
      if let place = statement.flatMap({ places[$0] }),
        !groups[place].scopes.contains(where: { $0 == finding.scope })
      {
        groups[place].add(finding)
      } else {
        if let statement { places[statement] = groups.count }
        groups.append(FindingGroup(findings: [finding]))
      }
    }
    return groups
  }

  /// The scopes of all findings that say the same, by each of these.
  var scopesTogether: [ObjectIdentifier: [Scope]] {
    var scopes: [ObjectIdentifier: [Scope]] = [:]
    for group in grouped where group.findings.count > 1 {
      for finding in group.findings { scopes[ObjectIdentifier(finding)] = group.scopes }
    }
    return scopes
  }
}

/// What is quickly told of findings that may say the same: most have none like them, and need not be put in words.
private struct Likeness: Hashable {
  let rule: String
  let evidence: Evidence?

  /// Nil for a finding that is about no scope alone.
  init?(_ finding: Finding) {
    guard finding.scope != nil, finding.subjects.count == 1 else { return nil }
    rule = finding.rule.id
    evidence = finding.evidence.first
  }

  static func severalTimes(in findings: [Finding]) -> Set<Likeness> {
    var seen: Set<Likeness> = []
    return Set(findings.compactMap(Likeness.init).filter { !seen.insert($0).inserted })
  }
}

/// What a finding says, but for the scope.
private struct Statement: Hashable {
  let rule: String
  let severity: Severity
  let texts: [ExactText]
  let evidence: [Evidence]

  init(_ finding: Finding) {
    rule = finding.rule.id
    severity = finding.severity
    evidence = finding.evidence
    let texts = [
      finding.title(of: ""), finding.message(of: ""), finding.accountWords(of: nil) ?? "",
      finding.command ?? "",
      finding.suppressed?.words ?? "",
    ]
    self.texts = (texts + finding.eventIDs).map { ExactText($0) }
  }
}
