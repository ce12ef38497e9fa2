internal import RetentionModel

// How old the messages can be that still exist, at each moment: where a deletion takes place, the band falls, and it rises
// only as slowly as messages grow old.
//
//   1095 days ─┐▓▓▓▓▓▓▓▓▓▓▓                           ▓▓▓
//      30 days │▓▓▓▓▓▓▓▓▓▓▓                 ▓▓▓▓▓▓▓▓▓▓▓▓▓
//       1 day  └▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
//            shortened   deadline        lengthened

/// The ages of the messages of a scope that still exist, over time.
struct KeptBand {
  /// A time in which the oldest message stays the same, or is as old as the period.
  struct Piece {
    let from: Instant
    let until: Instant
    fileprivate let oldest: Oldest

    /// How old the oldest message is at a moment, in seconds; nil where nothing is known to be deleted.
    func age(at moment: Instant) -> Int? {
      switch oldest {
      case .sent(let time): Int(moment.seconds - time.seconds)
      case .aged(let seconds): seconds
      case .any: nil
      }
    }

    /// Whether its end follows from its beginning alone.
    var isLevel: Bool { if case .sent = oldest { false } else { true } }
  }

  fileprivate enum Oldest {
    /// It was sent at a moment.
    case sent(Instant)
    /// It is so many seconds old.
    case aged(Int)
    /// None is known to be deleted.
    case any
  }

  /// In order; where the period is not known there is none.
  private(set) var pieces: [Piece] = []

  /// - Parameters:
  ///   - history: the periods of the scope. Of messages that the first of them does not keep nothing is known.
  ///   - end: where the band ends: the clock.
  init(_ history: ScopeHistory, until end: Instant) {
    let stretches = history.stretches
    guard stretches.count > 1, let first = stretches[1].since else { return }
    var goneBefore = stretches[1].period.seconds.map { first.adding(seconds: -$0) }
    for (index, stretch) in stretches.enumerated().dropFirst() {
      guard let since = stretch.since, since < end else { return }
      let next = min(index + 1 < stretches.count ? stretches[index + 1].since ?? end : end, end)
      guard stretch.period != .unknown else { continue }
      let oldest = goneBefore.map { Oldest.sent($0) } ?? .any
      guard let length = stretch.period.seconds, let gone = history.goneBefore(next, by: index),
        let deadline = stretch.deadline
      else {
        append(oldest, from: since, until: next)
        continue
      }
      // Messages that were deleted before are not back: the rest grows old first.
      let reached = max(since, deadline, goneBefore.map { $0.adding(seconds: length) } ?? since)
      append(oldest, from: since, until: min(reached, next))
      append(.aged(length), from: reached, until: next)
      goneBefore = max(goneBefore ?? gone, gone)
    }
  }

  private mutating func append(_ oldest: Oldest, from start: Instant, until end: Instant) {
    if start < end { pieces.append(Piece(from: start, until: end, oldest: oldest)) }
  }

  /// Its outline as an SVG path; nil where there is nothing of it in view.
  func path(_ time: TimeAxis, _ axis: PeriodAxis) -> String? {
    var outline = Outline(bottom: axis.bottom)
    for piece in pieces where piece.until > time.start && piece.from < time.end {
      let (from, until) = (max(piece.from, time.start), min(piece.until, time.end))
      let steps = piece.isLevel ? 1 : max(Int((time.x(until) - time.x(from)) / KeptBand.step), 1)
      for step in 0...steps {
        let seconds = Double(until.seconds - from.seconds) * Double(step) / Double(steps)
        let moment = step == steps ? until : from.adding(seconds: Int(seconds))
        outline.add(time.x(moment), axis.y(age: piece.age(at: moment)), isFirst: step == 0)
      }
    }
    return outline.whole()
  }

  /// How far apart the points of what rises are.
  private static let step = 6.0

  /// The outline of what stands on a line; of points that nearly touch it has the first.
  private struct Outline {
    let bottom: Double
    private var path = ""
    private var last: (x: Double, y: Double)?
    private var end = 0.0

    init(bottom: Double) { self.bottom = bottom }

    /// - Parameter isFirst: whether it need not follow on what is there.
    mutating func add(_ x: Double, _ y: Double, isFirst: Bool) {
      if isFirst, last == nil || x > end + 0.05 {
        close()
        path += "M\(x.coordinate) \(bottom.coordinate)V\(y.coordinate)"
        last = (x, y)
      } else if let (lastX, lastY) = last, abs(lastX - x) >= 1 || abs(lastY - y) >= 1 {
        path += "L\(x.coordinate) \(y.coordinate)"
        last = (x, y)
      }
      end = x
    }

    private mutating func close() {
      if last != nil { path += "H\(end.coordinate)V\(bottom.coordinate)Z" }
    }

    mutating func whole() -> String? {
      close()
      return path.isEmpty ? nil : path
    }
  }
}
