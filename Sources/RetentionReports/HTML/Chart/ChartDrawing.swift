internal import RetentionModel

/// Draws a chart as SVG; colours and strokes are the style's.
struct ChartDrawing {
  private let chart: StepChart
  private let name: String
  /// What stands there already: marks on the same spot would only cover each other.
  private var drawn: Set<String> = []

  init(of chart: StepChart, name: String) {
    self.chart = chart
    self.name = name
  }

  mutating func draw(to html: inout HTMLWriter) {
    html.element("defs") { html in
      html.element(
        "pattern",
        [
          "id": "\(name)-hatch", "width": "7", "height": "7", "patternUnits": "userSpaceOnUse",
          "patternTransform": "rotate(40)",
        ]
      ) { $0.element("path", ["class": "hatch", "d": "M0 0v7"], "") }
    }
    drawTicks(to: &html)
    for panel in chart.panels { draw(panel, to: &html) }
    for (index, lane) in chart.lanes.enumerated() {
      let y = chart.lanesTop + (Double(index) + 0.5) * StepChart.laneHeight
      drawRow(lane.name, y: y, to: &html)
      for mark in lane.marks { draw(mark.kind, at: mark.time, y: y, mark.words(), to: &html) }
    }
    drawEnd(to: &html)
  }

  private func drawTicks(to html: inout HTMLWriter) {
    for tick in chart.time.ticks {
      let x = chart.time.x(tick.at).coordinate
      html.element(
        "path", ["class": "grid", "d": "M\(x) \(chart.top.coordinate)V\(chart.bottom.coordinate)"], "")
      html.element(
        "text", ["x": x, "y": (chart.bottom + 17).coordinate, "text-anchor": "middle"], tick.label)
    }
  }

  /// A name at the left and a line to the right of it.
  private func drawRow(_ name: String, y: Double, to html: inout HTMLWriter) {
    let start = chart.time.x(chart.time.start)
    let attributes: KeyValuePairs<StaticString, String> = [
      "x": (start - 10).coordinate, "y": (y + 4).coordinate, "text-anchor": "end",
    ]
    html.element("text", attributes, name)
    html.element(
      "path",
      [
        "class": "grid",
        "d": "M\(start.coordinate) \(y.coordinate)H\(chart.time.x(chart.time.end).coordinate)",
      ], "")
  }

  private mutating func draw(_ panel: StepChart.Panel, to html: inout HTMLWriter) {
    html.element(
      "text", ["class": "heading", "x": "0", "y": (panel.axis.top - 10).coordinate],
      panel.scope.plural.capitalisedFirst)
    for tick in PeriodAxis.ticks {
      if let y = panel.axis.y(tick.period) { drawRow(tick.label, y: y, to: &html) }
    }
    for step in panel.steps { drawGrace(of: step, in: panel, to: &html) }
    drawPeriods(of: panel, to: &html)
    for step in panel.steps {
      guard let y = panel.axis.y(step.change.after) else { continue }
      draw(step.change.isMove ? .change : .unchanged, at: step.time, y: y, step.words, to: &html)
    }
  }

  /// The line of the periods, and a hatched band where they are unknown.
  private func drawPeriods(of panel: StepChart.Panel, to html: inout HTMLWriter) {
    var line = ""
    // What is narrower than a spot, from its highest to its lowest period; of use only where very much is.
    var columns: [Double: (top: Double, bottom: Double)] = [:]
    for stretch in panel.stretches(in: chart.time) {
      let (left, right) = (chart.time.x(stretch.since), chart.time.x(stretch.until))
      if let y = panel.axis.y(stretch.period) {
        guard chart.spot == 1 || right - left >= chart.spot else {
          let column = columns[x(stretch.since)] ?? (y, y)
          columns[x(stretch.since)] = (min(column.top, y), max(column.bottom, y))
          continue
        }
        line += "M\(left.coordinate) \(y.coordinate)H\(right.coordinate)"
        // Down or up to the next.
        line += stretch.next.flatMap(panel.axis.y).map { "V\($0.coordinate)" } ?? ""
      } else if right > left {
        let attributes: KeyValuePairs<StaticString, String> = [
          "fill": "url(#\(name)-hatch)", "x": left.coordinate, "y": panel.axis.top.coordinate,
          "width": (right - left).coordinate, "height": PeriodAxis.height.coordinate,
        ]
        html.element("rect", attributes) { $0.element("title", panel.unknownWords(of: stretch)) }
      }
    }
    for (x, column) in columns.sorted(by: { $0.key < $1.key }) {
      line += "M\(x.coordinate) \(column.top.coordinate)V\(column.bottom.coordinate)h\(chart.spot.coordinate)"
    }
    html.element("path", ["class": "line", "d": line], "")
  }

  /// From a change to the deadline of what it condemned, or to what came before that.
  private mutating func drawGrace(
    of step: StepChart.Step, in panel: StepChart.Panel, to html: inout HTMLWriter
  ) {
    guard let purge = step.change.purge, chart.time.contains(step.time) else { return }
    let (left, right) = (
      x(step.time), x(min(purge.deadline, purge.resolvedAt ?? purge.deadline))
    )
    let place = (left.coordinate, max(right - left, 1).coordinate)
    if drawn.insert("\(panel.axis.top) \(place)").inserted {
      let attributes: KeyValuePairs<StaticString, String> = [
        "class": "grace", "x": place.0, "y": panel.axis.top.coordinate, "width": place.1,
        "height": PeriodAxis.height.coordinate,
      ]
      html.element("rect", attributes) { $0.element("title", step.words(of: purge)) }
    }
    draw(.deadline(purge.outcome), at: purge.deadline, y: panel.axis.top, step.words(of: purge), to: &html)
  }

  private mutating func draw(
    _ mark: ChartMark, at time: Instant, y: Double, _ words: @autoclosure () -> String,
    to html: inout HTMLWriter
  ) {
    guard chart.time.contains(time) else { return }
    let outline = mark.path(x: x(time), y: y.rounded())
    guard drawn.insert(mark.name + outline).inserted else { return }
    html.element("path", ["class": "mark \(mark.name)", "d": outline]) { $0.element("title", words()) }
  }

  /// The place of a mark: where there are very many, those that nearly touch stand on the same spot.
  private func x(_ time: Instant) -> Double {
    (chart.time.x(time) / chart.spot).rounded() * chart.spot
  }

  /// A veil over the time after the logs' end, in which things may have happened.
  private func drawEnd(to html: inout HTMLWriter) {
    guard let end = chart.logsEnd, chart.time.contains(end) else { return }
    let x = chart.time.x(end)
    let (width, height) = (chart.time.x(chart.time.end) - x, chart.bottom - chart.top)
    html.element(
      "rect",
      [
        "class": "veil", "x": x.coordinate, "y": chart.top.coordinate, "width": width.coordinate,
        "height": height.coordinate,
      ]
    ) { $0.element("title", StepChart.words(afterLogsEnd: end)) }
    html.element(
      "path", ["class": "end", "d": "M\(x.coordinate) \(chart.top.coordinate)v\(height.coordinate)"], "")
    html.element(
      "text", ["x": x.coordinate, "y": (chart.top - 10).coordinate, "text-anchor": "end"], "the logs end")
  }
}
