internal import RetentionFindings
internal import RetentionModel

/// The names under which the parts of the document can be linked to: numbers of ours, no text from a log.
struct HTMLAnchors {
  /// A finding and its number, from 1 on.
  struct NumberedFinding {
    let number: Int
    let finding: Finding

    var anchor: String { "finding-\(number)" }

    /// Its severity, or that it is suppressed: what its badge looks like.
    var state: String { finding.suppressed == nil ? finding.severity.rawValue : "suppressed" }
  }

  /// All findings, in the report's order.
  let numbered: [NumberedFinding]
  /// The findings under the place of the record that each begins with, the worst first; nil as in the report.
  private let findings: [Evidence?: [NumberedFinding]]
  private let entries: [Evidence: String]

  init(_ report: Report) {
    numbered = report.findings.enumerated().map { NumberedFinding(number: $0 + 1, finding: $1) }
    findings = Dictionary(grouping: numbered) { $0.finding.evidence.first }
      .mapValues { $0.sorted { ($1.finding.severity, $0.number) < ($0.finding.severity, $1.number) } }
    var entries: [Evidence: String] = [:]
    for (number, timeline) in report.timelines.enumerated() {
      for (place, entry) in report.entries(of: timeline).enumerated() {
        guard let evidence = entry.evidence.first else { continue }
        entries[evidence] = HTMLAnchors.name(ofEntry: place + 1, account: number + 1)
      }
    }
    self.entries = entries
  }

  /// What an entry of an account is called.
  static func name(ofEntry number: Int, account: Int) -> String { "entry-\(account)-\(number)" }

  /// The findings beside an entry.
  func findings(of entry: Entry) -> [NumberedFinding] {
    entry.evidence.first.flatMap { findings[$0] } ?? []
  }

  /// The entries that a finding rests on and that are shown, in order.
  func entries(of finding: Finding) -> [String] {
    finding.evidence.compactMap { entries[$0] }
  }

  /// The first of them.
  func firstEntry(of finding: Finding) -> String? {
    finding.evidence.lazy.compactMap { entries[$0] }.first
  }
}
