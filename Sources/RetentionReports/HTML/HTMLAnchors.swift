internal import RetentionFindings
internal import RetentionModel

/// The names under which the parts of the document can be linked to.
///
/// An event is called after its eventID and a finding after its uid, so that a link to it holds in the next report too. Where
/// several events have one eventID, which never happens in genuine logs, each is also called after its account and resource.
/// What cannot be a name, or would be one twice, has a number; so has everything in a large page, for brevity.
struct HTMLAnchors {
  /// Findings that are one to a reader, and their number, from 1 on.
  struct NumberedFinding {
    let number: Int
    let group: FindingGroup
    let anchor: String

    /// The one that stands for all.
    var finding: Finding { group.first }

    /// Its severity, or that it is suppressed: what its badge looks like.
    var state: String { finding.suppressed == nil ? finding.severity.rawValue : "suppressed" }
  }

  /// All findings, in the report's order.
  let numbered: [NumberedFinding]
  /// The findings under the place of the record that each begins with, the worst first; nil as in the report.
  private let findings: [Evidence?: [NumberedFinding]]
  private let entries: [Evidence: String]

  /// - Parameter isLarge: whether the page has a line for each finding and event.
  init(_ report: Report, isLarge: Bool) {
    var names = Names(isStable: !isLarge)
    let groups =
      isLarge ? report.findings.map { FindingGroup(findings: [$0]) } : report.findings.grouped
    let numbered = groups.enumerated().map { index, group in
      NumberedFinding(
        number: index + 1, group: group,
        anchor: names.name(
          "finding-", group.first.uid.split(separator: "#").joined(separator: "/"),
          else: "finding-\(index + 1)"))
    }
    self.numbered = numbered
    var entries: [Evidence: String] = [:]
    for (number, timeline) in report.timelines.enumerated() {
      for (place, entry) in report.entries(of: timeline).enumerated() {
        guard let evidence = entry.evidence.first else { continue }
        entries[evidence] = names.name(
          "event-", entry.stableName(in: timeline.subject),
          else: HTMLAnchors.name(ofEntry: place + 1, account: number + 1))
      }
    }
    self.entries = entries
    // As `Report.findingsByPlace` does: a finding stands where the first is that is shown.
    findings = Dictionary(grouping: numbered) { each in
      each.finding.places.first { entries[$0] != nil } ?? each.finding.places.first
    }.mapValues { $0.sorted { HTMLAnchors.precedes($0, $1) } }
  }

  /// What is not suppressed first, then the worst, then as they are numbered.
  private static func precedes(_ first: NumberedFinding, _ second: NumberedFinding) -> Bool {
    let (isOpen, isOtherOpen) = (first.finding.suppressed == nil, second.finding.suppressed == nil)
    if isOpen != isOtherOpen { return isOpen }
    return (second.finding.severity, first.number) < (first.finding.severity, second.number)
  }

  private static func name(ofEntry number: Int, account: Int) -> String { "entry-\(account)-\(number)" }

  /// What an entry of an account is called, both counted from 1 on.
  func name(of entry: Entry, number: Int, account: Int) -> String {
    name(ofShown: entry) ?? HTMLAnchors.name(ofEntry: number, account: account)
  }

  /// What an entry is called; nil where it is not shown.
  func name(ofShown entry: Entry) -> String? { entry.evidence.first.flatMap { entries[$0] } }

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

extension Entry {
  /// Its eventID, with what tells it from other events of that eventID; nil where it has none.
  fileprivate func stableName(in subject: Subject) -> String? {
    guard let id = event.eventID else { return nil }
    let isOnly = otherAccounts.isEmpty && others.allSatisfy(\.isOfSameSubject)
    return isOnly ? id : "\(id)/\(subject.recipientAccountId)/\(subject.resource)"
  }
}

/// The names that are taken.
private struct Names {
  let isStable: Bool
  private var taken: Set<String> = []

  init(isStable: Bool) { self.isStable = isStable }

  /// A text as a name, where it can be one: it has no character that an address would have to escape.
  mutating func name(_ prefix: String, _ text: @autoclosure () -> String?, else number: String) -> String {
    guard isStable, let text = text(), (1...200).contains(text.utf8.count) else { return number }
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-_.:/".utf8.contains(byte)
      }
    }
    let name = prefix + text
    return isPlain && taken.insert(name).inserted ? name : number
  }
}
