internal import OrderedCollections
internal import RetentionFindings
internal import RetentionModel

/// Findings that say the same of different events.
struct LikeFindings {
  /// What they have in common.
  struct Kind: Hashable {
    let severity: Severity
    let rule: ExactText
    let title: ExactText
    let isSuppressed: Bool
  }

  let kind: Kind
  /// In the report's order.
  fileprivate(set) var findings: [HTMLAnchors.NumberedFinding]
}

extension [HTMLAnchors.NumberedFinding] {
  /// Those that say the same together: the worst first, then in the order of the first of each.
  var byKind: [LikeFindings] {
    var groups: OrderedDictionary<LikeFindings.Kind, LikeFindings> = [:]
    for each in self {
      let finding = each.finding
      let kind = LikeFindings.Kind(
        severity: finding.severity, rule: ExactText(finding.rule.id), title: ExactText(finding.title),
        isSuppressed: finding.suppressed != nil)
      groups[kind, default: LikeFindings(kind: kind, findings: [])].findings.append(each)
    }
    return Severity.allCases.reversed().flatMap { severity in
      groups.values.filter { $0.kind.severity == severity }
    }
  }
}
