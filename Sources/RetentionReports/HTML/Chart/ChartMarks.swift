internal import RetentionModel

// Marks are links to what they stand for. Those that would cover each other are drawn as one, with their number, which leads
// to a list of them under the chart.

extension StepChart {
  /// Marks on one spot.
  struct Cluster {
    let x: Double
    /// At least one; the last is the one that is drawn: of deadlines the worst, else the latest.
    let marks: [Mark]

    /// Those that lead somewhere, by time.
    var links: [Mark] {
      marks.filter { $0.target != nil }.enumerated().sorted {
        ($0.element.time, $0.offset) < ($1.element.time, $1.offset)
      }.map(\.element)
    }
  }

  /// The marks that are in view, from left to right, those on one spot together.
  /// - Parameter spot: how far apart two spots are.
  func clusters(of marks: [Mark], spot: Double) -> [Cluster] {
    let spots = Dictionary(grouping: marks.filter { time.contains($0.time) }) { mark in
      (time.x(mark.time) / spot).rounded() * spot
    }
    return spots.sorted { $0.key < $1.key }.map { x, marks in
      let order = marks.enumerated().sorted {
        ($0.element.kind.weight, $0.offset) < ($1.element.kind.weight, $1.offset)
      }
      return Cluster(x: x, marks: order.map(\.element))
    }
  }
}

extension ChartDrawing {
  /// Draws marks at one height.
  mutating func draw(_ marks: [StepChart.Mark], y: Double, spot: Double, to html: inout HTMLWriter) {
    for cluster in chart.clusters(of: marks, spot: spot) {
      // Numbers have no room between marks that nearly touch.
      draw(cluster, y: y.rounded(), isCounted: spot == 1 || spot >= 20, to: &html)
    }
  }

  private mutating func draw(
    _ cluster: StepChart.Cluster, y: Double, isCounted: Bool, to html: inout HTMLWriter
  ) {
    let mark = cluster.marks[cluster.marks.count - 1]
    seen.insert(mark.kind)
    let words = cluster.words
    let shape: (inout HTMLWriter) -> Void = { html in
      html.element("title", words)
      html.element("path", ["class": "mark \(mark.kind.name)", "d": mark.kind.path(x: cluster.x, y: y)], "")
      if isCounted, cluster.marks.count > 1 {
        html.element(
          "text", ["class": "number", "x": (cluster.x + 5).coordinate, "y": (y - 4).coordinate],
          "\(cluster.marks.count)")
      }
      // It is seen while the mark has the focus or the pointer.
      let anchor = cluster.x < 400 ? "start" : cluster.x > 690 ? "end" : "middle"
      html.element(
        "text",
        [
          "class": "label", "x": cluster.x.coordinate, "y": (y - 11).coordinate, "text-anchor": anchor,
          "aria-hidden": "true",
        ], words)
    }
    if let target = target(of: cluster) {
      html.element("a", ["class": "dot", "href": "#\(target)"], shape)
    } else {
      html.element("g", ["class": "dot"], shape)
    }
  }

  /// Where a mark leads to: of several that lead somewhere, to the list of them.
  private mutating func target(of cluster: StepChart.Cluster) -> String? {
    let links = cluster.marks.count > 1 ? cluster.links : []
    guard links.count > 1 else { return links.first?.target ?? cluster.marks[cluster.marks.count - 1].target }
    spots.append(cluster)
    return spotName(spots.count)
  }

  /// - Parameter number: of one of `spots`, from 1 on.
  func spotName(_ number: Int) -> String { "\(name)-spot-\(number)" }
}

extension HTMLWriter {
  /// The most marks of a spot that are listed.
  private static let mostOfSpot = 10

  /// The marks that share a spot of a chart, folded; a link to one of the spots unfolds them.
  mutating func writeSpots(of drawing: ChartDrawing) {
    guard !drawing.spots.isEmpty else { return }
    element("details", ["class": "spots"]) { html in
      html.element("summary", StepChart.spotsWords(drawing.spots.count))
      html.element("ul") { html in
        for (index, spot) in drawing.spots.enumerated() {
          html.element("li", ["id": drawing.spotName(index + 1)]) { html in
            html.text(spot.countWords)
            html.element("ul") { $0.writeLinks(of: spot) }
          }
          html.breakLine()
        }
      }
    }
  }

  private mutating func writeLinks(of spot: StepChart.Cluster) {
    let links = spot.links
    for mark in links.prefix(HTMLWriter.mostOfSpot) {
      element("li") { $0.element("a", ["href": "#\(mark.target ?? "")"], mark.words()) }
    }
    if links.count > HTMLWriter.mostOfSpot {
      element("li", StepChart.moreMarksWords(links.count - HTMLWriter.mostOfSpot))
    }
  }
}
