internal import RetentionFindings
internal import RetentionModel

/// A small sign in a chart; each differs in its shape, not only in its colour.
enum ChartMark: Hashable {
  case change
  /// A call that set the same period again.
  case unchanged
  case attempt
  case access
  case finding(Severity)
  case deadline(Purge.Outcome)

  /// The class by which the style knows it.
  var name: String {
    switch self {
    case .change: "change"
    case .unchanged: "unchanged"
    case .attempt: "attempt"
    case .access: "access"
    case .finding(let severity): "finding \(severity.rawValue)"
    case .deadline(let outcome): "deadline \(outcome.rawValue)"
    }
  }

  /// All of them, in the order of the legend.
  static let all: [ChartMark] =
    [.change, .unchanged] + outcomes.map { .deadline($0) } + [.attempt, .access]
    + Severity.allCases.reversed().map { .finding($0) }

  private static let outcomes: [Purge.Outcome] = [
    .pending, .averted, .partlyAverted, .superseded, .carriedOut, .presumed, .unknown,
  ]

  /// How much it matters among the marks of one lane.
  var weight: Int {
    switch self {
    case .finding(let severity): Severity.allCases.firstIndex(of: severity) ?? 0
    case .deadline(.carriedOut): 6
    case .deadline(.presumed): 5
    case .deadline(.pending): 4
    case .deadline(.unknown): 3
    case .deadline(.partlyAverted): 2
    case .deadline(.superseded): 1
    case .deadline(.averted), .unchanged, .attempt, .access: 0
    case .change: 1
    }
  }

  var isDeadline: Bool {
    if case .deadline = self { true } else { false }
  }

  /// Its outline as an SVG path, around a point; a deadline hangs from it.
  func path(x: Double, y: Double) -> String {
    let start = "M\(x.coordinate) \(y.coordinate)"
    return switch self {
    case .change, .unchanged: start + "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z"
    case .attempt: start + "m-4.5 -4.5l9 9m0 -9l-9 9"
    case .access: start + "m0 -5v10"
    case .finding(.critical), .finding(.high): start + "m0 -7l7 7l-7 7l-7 -7z"
    case .finding(.medium): start + "m0 -6l6.5 11h-13z"
    case .finding(.low): start + "m-4 -4h8v8h-8z"
    case .finding(.informational): start + "m-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z"
    case .deadline(.carriedOut), .deadline(.pending): start + "m-5 0h10l-5 9z"
    case .deadline(.presumed): start + "m-5 0h10l-5 9zm-5 10h10"
    case .deadline(.averted): start + "m-4 0h8v8h-8zm0 8l8 -8"
    case .deadline(.partlyAverted): start + "m-4 0h8v8h-8zm0 8h8"
    case .deadline(.superseded): start + "m-5 0l5 4l5 -4m-10 5l5 4l5 -4"
    case .deadline(.unknown): start + "m-3 4a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z"
    }
  }
}

extension Double {
  /// With one decimal place, as far as a drawing needs it.
  var coordinate: String {
    let tenths = Int((self * 10).rounded())
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return "\(tenths < 0 ? "-" : "")\(whole).\(rest)"
  }
}
