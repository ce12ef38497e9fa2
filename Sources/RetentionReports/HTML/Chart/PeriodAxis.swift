internal import Glibc
internal import RetentionModel

/// Where periods stand from top to bottom, in the panel of a scope:
///
///     kept for ever  ───────   a row of its own, as no scale reaches it
///     15 years       ───────
///     …                        logarithmic: from 1 day to 7 is as far as from 1 year to 7
///     1 day          ───────
struct PeriodAxis {
  /// The top of the panel.
  let top: Double

  static let height = 190.0
  private static let scale = 44.0...182.0

  /// The bottom of the panel.
  var bottom: Double { top + PeriodAxis.height }

  /// The place of a period; nil for an unknown one, which has none.
  func y(_ period: Period) -> Double? {
    switch period {
    case .unknown: return nil
    case .unlimited: return top + 16
    case .days, .hours:
      let days = max((period.seconds ?? 0) / 86_400, 1)
      let share = log2(Double(days)) / log2(Double(PeriodAxis.longest))
      let scale = PeriodAxis.scale
      return top + scale.upperBound - share * (scale.upperBound - scale.lowerBound)
    }
  }

  /// The longest of the periods that have a line, in days.
  private static let longest = 5475

  /// The periods that have a line, and what is written there.
  static let ticks: [(period: Period, label: String)] = [
    (.unlimited, "no expiry"), (.days(longest), "15 years"), (.days(1095), "3 years"),
    (.days(365), "1 year"),
    (.days(90), "90 days"), (.days(30), "30 days"), (.days(7), "7 days"), (.days(1), "1 day"),
  ]
}
