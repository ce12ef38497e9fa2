/// How much a finding matters, from least to most.
public enum Severity: String, CaseIterable, Comparable, Sendable {
  /// Worth knowing; nothing needs to be done.
  case informational
  /// Worth a look when there is time.
  case low
  /// Somebody should explain it.
  case medium
  /// Look at it today.
  case high
  /// Messages are likely being destroyed.
  case critical

  /// Whether one matters less than another.
  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  private var rank: Int { Severity.allCases.firstIndex(of: self) ?? 0 }
}
