internal import RetentionModel
internal import RetentionFindings

extension HTMLWriter {
  /// A chart with a legend of what is in it, and in words for those who do not see it.
  mutating func write(_ chart: StepChart, name: String) {
    var drawing = ChartDrawing(of: chart, name: name)
    element("figure") { html in
      html.element(
        "div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-labelledby": "\(name)-title"]
      ) { html in
        let attributes: KeyValuePairs<StaticString, String> = [
          "class": "chart", "role": "group", "aria-labelledby": "\(name)-title",
          "aria-describedby": "\(name)-words",
          "viewBox": "0 0 \(StepChart.width.coordinate) \(chart.height.coordinate)",
        ]
        html.element("svg", attributes) { html in
          html.element("title", ["id": "\(name)-title"], "Retention periods of \(chart.subject.words)")
          html.element("desc", ["id": "\(name)-words"], chart.words)
          drawing.draw(to: &html)
        }
      }
      html.element("figcaption") { html in
        html.writeLegend(of: drawing)
        html.element("p", chart.readingWords(hasKept: drawing.hasKept))
        html.writeSpots(of: drawing)
      }
    }
  }

  private mutating func writeLegend(of drawing: ChartDrawing) {
    let chart = drawing.chart
    element("ul", ["class": "legend"]) { html in
      if chart.hasPeriods { html.sample("period in force") { $0.path("line", "M0 8h28") } }
      if chart.hasUnknownTimes {
        html.sample("unknown, which is not “off”") { $0.path("hatch", "M3 13l8 -10m0 10l8 -10m0 10l8 -10") }
      }
      if drawing.hasKept {
        html.sample(StepChart.keptWords) { $0.path("kept", "M1 3h13v5h13v5h-26z") }
      }
      if drawing.hasGrace {
        html.sample("hidden messages can be restored") { $0.path("grace", "M1 3h26v10h-26z") }
      }
      for kind in chart.strip?.kinds ?? [] {
        html.sample(kind.words) { html in
          let height = kind.height.coordinate
          html.path("hours \(kind.rawValue)", "M1 \((8 - kind.height / 2).coordinate)h26v\(height)h-26z")
        }
      }
      for mark in ChartMark.all where drawing.seen.contains(mark) {
        html.sample(mark.words) { html in
          html.path("mark \(mark.name)", mark.path(x: 14, y: mark.isDeadline ? 3 : 8))
        }
      }
    }
  }

  private mutating func sample(_ words: String, _ drawing: (inout HTMLWriter) -> Void) {
    element("li") { html in
      html.element("svg", ["viewBox": "0 0 28 16", "aria-hidden": "true"], drawing)
      html.text(words)
    }
  }

  private mutating func path(_ name: String, _ outline: String) {
    element("path", ["class": name, "d": outline], "")
  }
}
