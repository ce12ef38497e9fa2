internal import RetentionModel

/// How far the logs of an account and Region cover the time of a chart, up to the clock.
struct CoverageStrip {
  /// How an hour is covered, the worst last.
  enum Kind: String, CaseIterable {
    /// Digests prove that all logs of it are there.
    case proved
    /// Logs of less than seven days before and after it were read.
    case seen
    /// No log says anything of it.
    case unknown
    /// A trail did not log it, so that no log of it is expected.
    case unlogged
    /// A log of it is known that was not read: it is missing, altered or damaged.
    case missing
  }

  /// Times that are covered alike.
  struct Run {
    let kind: Kind
    let from: Instant
    fileprivate(set) var until: Instant
  }

  let place: Place
  /// In order, without a gap.
  private(set) var runs: [Run] = []

  /// The most times that are told apart; the least is an hour.
  private static let mostCells = 290

  /// - Parameters:
  ///   - extent: what is covered of the place.
  ///   - end: the clock.
  init(_ extent: Coverage.Extent, of coverage: Coverage, over time: TimeAxis, until end: Instant) {
    place = extent.place
    let start = time.start.seconds
    let span = min(time.end, end).seconds - start
    guard span > 0 else { return }
    let count = min(max(span / 3600, 1), Int64(CoverageStrip.mostCells))
    func edge(_ cell: Int64) -> Int64 { start + Int64(Double(span) * Double(cell) / Double(count)) }
    let holes = extent.holes.compactMap { hole in hole.span.map { (span: $0, isExpected: hole.isExpected) } }
    let missing = Cells(holes.filter(\.isExpected).map(\.span), count: count, edge)
    let unlogged = Cells(holes.filter { !$0.isExpected }.map(\.span), count: count, edge)
    // A hole may be anywhere: then nothing is whole.
    let isWhole = holes.count == extent.holes.count
    for cell in 0..<count {
      let window = Instant(seconds: edge(cell))...Instant(seconds: edge(cell + 1))
      let kind: Kind
      if missing.contains(cell) {
        kind = .missing
      } else if unlogged.contains(cell) {
        kind = .unlogged
      } else if isWhole, extent.proved.contains(window) {
        kind = .proved
      } else {
        let share = coverage.share(of: window, at: place)
        kind = share.map { $0.coveredSeconds == $0.windowSeconds } ?? false ? .seen : .unknown
      }
      if runs.last?.kind == kind {
        runs[runs.count - 1].until = window.upperBound
      } else {
        runs.append(Run(kind: kind, from: window.lowerBound, until: window.upperBound))
      }
    }
  }

  /// The kinds that there are, the best first.
  var kinds: [Kind] {
    let all = Set(runs.map(\.kind))
    return Kind.allCases.filter(all.contains)
  }
}

/// Which cells of a row any of some spans touches.
private struct Cells {
  /// How many spans begin with a cell, less those that ended before it.
  private var changes: [Int]
  private var isTouched: [Bool] = []

  /// - Parameter edge: where a cell begins, in seconds.
  init(_ spans: [ClosedRange<Instant>], count: Int64, _ edge: (Int64) -> Int64) {
    changes = [Int](repeating: 0, count: Int(count) + 1)
    let edges = (0...count).map(edge)
    for span in spans {
      // The cell in which it begins, and the first that begins behind it.
      let first = max(edges.partitioningIndex { $0 > span.lowerBound.seconds } - 1, 0)
      let behind = min(edges.partitioningIndex { $0 > span.upperBound.seconds }, Int(count))
      guard first < behind, span.lowerBound.seconds < edges[Int(count)] else { continue }
      changes[first] += 1
      changes[behind] -= 1
    }
    var open = 0
    for change in changes {
      open += change
      isTouched.append(open > 0)
    }
  }

  func contains(_ cell: Int64) -> Bool { isTouched[Int(cell)] }
}

extension Hole {
  /// Whether logs of it are expected: a trail logged meanwhile, as far as is known.
  fileprivate var isExpected: Bool { if case .trail = cause { false } else { true } }
}

extension [ClosedRange<Instant>] {
  /// Whether one of them, which are in order, has all of a span.
  fileprivate func contains(_ span: ClosedRange<Instant>) -> Bool {
    let behind = partitioningIndex { $0.lowerBound > span.lowerBound }
    return behind > 0 && span.upperBound <= self[behind - 1].upperBound
  }
}

extension ChartDrawing {
  /// Draws a strip at one height.
  func draw(_ strip: CoverageStrip, y: Double, to html: inout HTMLWriter) {
    for run in strip.runs {
      let (left, right) = (chart.time.x(run.from), chart.time.x(run.until))
      let attributes: KeyValuePairs<StaticString, String> = [
        "class": "hours \(run.kind.rawValue)", "x": left.coordinate,
        "y": (y - run.kind.height / 2).coordinate, "width": max(right - left, 0.5).coordinate,
        "height": run.kind.height.coordinate,
      ]
      html.element("rect", attributes) { $0.element("title", strip.words(of: run)) }
    }
  }
}

extension CoverageStrip.Kind {
  /// How high it is drawn, so that it is told apart without its colour.
  var height: Double {
    switch self {
    case .proved: 12
    case .seen: 7
    case .unknown: 2
    case .unlogged: 10
    case .missing: 16
    }
  }
}
