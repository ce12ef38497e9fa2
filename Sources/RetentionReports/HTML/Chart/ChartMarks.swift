internal import RetentionModel

// Marks are links to what they stand for. Those that would cover each other are drawn as one, with their number.

extension StepChart {
  /// Marks on one spot.
  struct Cluster {
    let x: Double
    /// At least one; the last is the one that is drawn: of deadlines the worst, else the latest.
    let marks: [Mark]
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
    if let target = mark.target {
      html.element("a", ["class": "dot", "href": "#\(target)"], shape)
    } else {
      html.element("g", ["class": "dot"], shape)
    }
  }
}
