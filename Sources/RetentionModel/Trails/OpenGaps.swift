// Each call that leaves out more than was, or leaves it out for certain where that was only possible, begins a gap of its own,
// so that each is told of its own caller:
//
//   calls   may leave out (ann)   may (ann)   leaves out (bob)   leaves out (eve)     logs again
//   gaps    ├─────────────────────────────────────────────────────────────────────────┤
//                                             ├───────────────────────────────────────┤
//
// Of what was left out for certain nobody leaves out more; nor does who repeats his own call.

/// The gaps of one cause in a trail that have not ended.
struct OpenGaps {
  /// Those that leave out one part, of one or more calls.
  private struct Part {
    var gaps: [Int] = []
    /// Whether that is certain, and whether only of a trail that had not begun to log.
    var isCertain = false
    var isCertainOfNewTrail = false
    var isOfNewTrail = false
    /// Who made the calls of which it is not certain.
    var callers: Set<ExactText> = []
  }

  private var parts = Array(repeating: Part(), count: TrailReach.parts.count)

  /// What they leave out.
  var reach: TrailReach {
    zip(TrailReach.parts, parts).reduce(into: []) { reach, part in
      if !part.1.gaps.isEmpty { reach.insert(part.0) }
    }
  }

  /// What of a further gap is not left out as surely already.
  /// - Parameter isRepeat: whether its call leaves what it sets as it was.
  func news(of gap: TrailGap, isRepeat: Bool) -> TrailReach {
    let caller = ExactText(gap.opener.event.actor.caller)
    return zip(TrailReach.parts, parts).reduce(into: []) { news, pair in
      let (name, part) = pair
      guard gap.open.contains(name) else { return }
      let isKnown =
        gap.isCertain
        ? part.isCertain || part.isCertainOfNewTrail && gap.isOfNewTrail
        : part.isCertain || part.isOfNewTrail || part.callers.contains(caller)
          || isRepeat && !part.gaps.isEmpty
      if !isKnown { news.insert(name) }
    }
  }

  /// Adds a gap.
  /// - Parameter index: its number.
  mutating func add(_ gap: TrailGap, _ index: Int) {
    for (number, part) in TrailReach.parts.enumerated() where gap.open.contains(part) {
      parts[number].gaps.append(index)
      if gap.isOfNewTrail { parts[number].isOfNewTrail = true }
      if !gap.isCertain {
        parts[number].callers.insert(ExactText(gap.opener.event.actor.caller))
      } else if gap.isOfNewTrail {
        parts[number].isCertainOfNewTrail = true
      } else {
        parts[number].isCertain = true
      }
    }
  }

  /// Ends some parts.
  /// - Returns: the numbers of the gaps that left them out, each for each part.
  mutating func close(_ reach: TrailReach) -> [Int] {
    var closed: [Int] = []
    for (number, part) in TrailReach.parts.enumerated() where reach.contains(part) {
      closed += parts[number].gaps
      parts[number] = Part()
    }
    return closed
  }
}
