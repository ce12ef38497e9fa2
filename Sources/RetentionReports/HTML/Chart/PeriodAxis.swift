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
    case .days, .hours: return y(days: Double((period.seconds ?? 0) / 86_400))
    }
  }

  /// The place of an age in seconds; of one that nothing limits, as of a period that does not expire.
  func y(age seconds: Int?) -> Double {
    let unlimited = top + 16
    return seconds.map { max(y(days: Double($0) / 86_400), unlimited) } ?? unlimited
  }

  private func y(days: Double) -> Double {
    let share = log2(max(days, 1)) / log2(Double(PeriodAxis.longest))
    let scale = PeriodAxis.scale
    return top + scale.upperBound - share * (scale.upperBound - scale.lowerBound)
  }

  /// The longest of the periods that have a line, in days.
  private static let longest = 5475
  /// How far apart two lines are at the least, so that what is written there can be read.
  private static let spacing = 13.0
  /// The most lines.
  private static let mostTicks = 10

  /// The periods that have a line: those that were in force, in the given order, then usual ones where there is room.
  func ticks(_ periods: [Period]) -> [(period: Period, y: Double)] {
    let usual: [Period] =
      [.unlimited] + [1, 30, 365, PeriodAxis.longest, 90, 1095, 7, 730].map { .days($0) }
    var ticks: [(period: Period, y: Double)] = []
    for period in periods + usual where ticks.count < PeriodAxis.mostTicks {
      guard let y = y(period), y >= top, ticks.allSatisfy({ abs($0.y - y) >= PeriodAxis.spacing }) else {
        continue
      }
      ticks.append((period, y))
    }
    return ticks
  }
}
