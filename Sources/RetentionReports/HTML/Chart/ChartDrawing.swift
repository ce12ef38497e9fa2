internal import RetentionModel

/// Draws a chart as SVG; colours and strokes are the style's.
struct ChartDrawing {
  let chart: StepChart
  let name: String
  /// The marks that are there, for the legend.
  var seen: Set<ChartMark> = []
  /// The marks that share a spot.
  var spots: [StepChart.Cluster] = []
  /// Which shaded times stand there already: several would only cover each other.
  private var shaded: Set<String> = []
  /// The most steps of a scope that are written beside the line.
  private static let mostLabels = 12
  /// The most marks of a lane that have a spot of their own.
  private static let mostApart = 40

  /// Whether the messages are drawn that still exist.
  private(set) var hasKept = false

  /// Whether any time is shaded in which messages can be restored.
  var hasGrace: Bool { !shaded.isEmpty }

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
    for tick in chart.time.ticks {
      let x = chart.time.x(tick.at).coordinate
      html.element(
        "path", ["class": "grid", "d": "M\(x) \(chart.top.coordinate)V\(chart.bottom.coordinate)"], "")
    }
    for panel in chart.panels { draw(panel, to: &html) }
    drawEnd(to: &html)
    for panel in chart.panels { drawValues(in: panel, to: &html) }
    for (index, lane) in chart.lanes.enumerated() {
      let y = chart.lanesTop + (Double(index) + 0.5) * StepChart.laneHeight
      drawRow(lane.name, y: y, to: &html)
      draw(lane.marks, y: y, spot: lane.marks.count > ChartDrawing.mostApart ? 26 : 1, to: &html)
    }
    if let strip = chart.strip {
      let y = chart.lanesTop + (Double(chart.lanes.count) + 0.5) * StepChart.laneHeight
      text(StepChart.stripName, x: chart.time.x(chart.time.start) - 10, y: y + 4, anchor: "end", to: &html)
      draw(strip, y: y, to: &html)
    }
    drawDates(below: chart.bottom, to: &html)
    drawNow(to: &html)
  }

  private func drawDates(below y: Double, to html: inout HTMLWriter) {
    for tick in chart.time.ticks {
      text(tick.label, x: chart.time.x(tick.at), y: y + 17, anchor: "middle", to: &html)
    }
  }

  /// A name at the left and a line to the right of it.
  private func drawRow(_ name: String, y: Double, to html: inout HTMLWriter) {
    let start = chart.time.x(chart.time.start)
    text(name, x: start - 10, y: y + 4, anchor: "end", to: &html)
    let line = "M\(start.coordinate) \(y.coordinate)H\(chart.time.x(chart.time.end).coordinate)"
    html.element("path", ["class": "grid", "d": line], "")
  }

  private func text(_ words: String, x: Double, y: Double, anchor: String, to html: inout HTMLWriter) {
    html.element("text", ["x": x.coordinate, "y": y.coordinate, "text-anchor": anchor], words)
  }

  private mutating func draw(_ panel: StepChart.Panel, to html: inout HTMLWriter) {
    html.element(
      "text", ["class": "heading", "x": "0", "y": (panel.axis.top - 12).coordinate],
      panel.scope.plural.capitalisedFirst)
    let middle = (panel.axis.top + PeriodAxis.height / 2).coordinate
    html.element(
      "text", ["text-anchor": "middle", "transform": "rotate(-90 12 \(middle))", "x": "12", "y": middle],
      StepChart.axisWords)
    for tick in panel.axis.ticks(panel.periods) { drawRow(tick.period.words, y: tick.y, to: &html) }
    drawDates(below: panel.axis.bottom - 1, to: &html)
    drawKept(in: panel, to: &html)
    for step in panel.steps { drawGrace(of: step, in: panel, to: &html) }
    drawPeriods(of: panel, to: &html)
    let deadlines = panel.steps.compactMap { step in step.change.purge.map { step.mark(of: $0) } }
    draw(deadlines, y: panel.axis.top, spot: max(chart.spot, deadlines.count > 20 ? 20 : 1), to: &html)
    let steps = Dictionary(grouping: panel.steps) { panel.axis.y($0.change.after) ?? 0 }
    for (y, steps) in steps.sorted(by: { $0.key < $1.key }) where y > 0 {
      draw(steps.map(\.mark), y: y, spot: chart.spot, to: &html)
    }
  }

  /// The messages that still exist, as a band under their age.
  private mutating func drawKept(in panel: StepChart.Panel, to html: inout HTMLWriter) {
    guard let path = panel.kept?.path(chart.time, panel.axis) else { return }
    hasKept = true
    html.element("path", ["class": "kept", "d": path]) { $0.element("title", panel.keptWords) }
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

  /// The period and the day beside each step, where there are few of them and there is room.
  private func drawValues(in panel: StepChart.Panel, to html: inout HTMLWriter) {
    let steps = panel.steps.filter { chart.time.contains($0.time) }
    guard steps.count <= ChartDrawing.mostLabels else { return }
    var boxes: [(left: Double, right: Double, y: Double)] = []
    for step in steps {
      guard let y = panel.axis.y(step.change.after) else { continue }
      let words = step.valueWords
      let width = Double(words.utf8.count) * 6.4
      let x = chart.time.x(step.time)
      let left = x + 8 + width > StepChart.width ? x - 8 - width : x + 8
      let box = (left: left, right: left + width, y: y - 8)
      let isFree = boxes.allSatisfy {
        abs($0.y - box.y) > 13 || $0.right + 6 < box.left || box.right + 6 < $0.left
      }
      guard isFree else { continue }
      boxes.append(box)
      html.element("text", ["class": "value", "x": left.coordinate, "y": box.y.coordinate], words)
    }
  }

  /// From a change to the deadline of what it condemned, or to what came before that.
  private mutating func drawGrace(
    of step: StepChart.Step, in panel: StepChart.Panel, to html: inout HTMLWriter
  ) {
    guard let purge = step.change.purge, chart.time.contains(step.time) else { return }
    let (left, right) = (x(step.time), x(min(purge.deadline, purge.resolvedAt ?? purge.deadline)))
    let place = (left.coordinate, max(right - left, 1).coordinate)
    guard shaded.insert("\(panel.axis.top) \(place)").inserted else { return }
    let attributes: KeyValuePairs<StaticString, String> = [
      "class": "grace", "x": place.0, "y": panel.axis.top.coordinate, "width": place.1,
      "height": PeriodAxis.height.coordinate,
    ]
    html.element("rect", attributes) { $0.element("title", step.words(of: purge)) }
  }

  /// The place of a moment: where there are very many, those that nearly touch stand on the same spot.
  private func x(_ time: Instant) -> Double {
    (chart.time.x(time) / chart.spot).rounded() * chart.spot
  }

  /// A veil over the time after the logs' end, in which things may have happened.
  private func drawEnd(to html: inout HTMLWriter) {
    guard let end = chart.logsEnd, chart.time.contains(end) else { return }
    let x = chart.time.x(end)
    let attributes: KeyValuePairs<StaticString, String> = [
      "class": "veil", "x": x.coordinate, "y": chart.top.coordinate,
      "width": (chart.time.x(chart.time.end) - x).coordinate,
      "height": (chart.bottom - chart.top).coordinate,
    ]
    html.element("rect", attributes) { $0.element("title", StepChart.words(afterLogsEnd: end)) }
    drawMoment(end, "end", StepChart.logsEndWords, y: chart.top - 12, anchor: "end", to: &html)
  }

  /// The clock, where it is in view.
  private func drawNow(to html: inout HTMLWriter) {
    guard chart.time.contains(chart.asOf) else { return }
    drawMoment(chart.asOf, "now", chart.asOfWords, y: chart.top - 27, anchor: "end", to: &html)
  }

  private func drawMoment(
    _ moment: Instant, _ kind: String, _ words: String, y: Double, anchor: String, to html: inout HTMLWriter
  ) {
    let x = chart.time.x(moment)
    html.element(
      "path",
      ["class": kind, "d": "M\(x.coordinate) \((y + 3).coordinate)V\(chart.bottom.coordinate)"], "")
    text(words, x: x - 4, y: y, anchor: anchor, to: &html)
  }
}
