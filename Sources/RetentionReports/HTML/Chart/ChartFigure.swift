internal import RetentionModel
internal import RetentionFindings

extension HTMLWriter {
  /// A chart with its legend, and in words for those who do not see it.
  mutating func write(_ chart: StepChart, name: String) {
    element("figure") { html in
      html.element(
        "div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": "Chart of the periods"]
      ) { html in
        let attributes: KeyValuePairs<StaticString, String> = [
          "class": "chart", "role": "img", "aria-labelledby": "\(name)-title \(name)-words",
          "viewBox": "0 0 \(StepChart.width.coordinate) \(chart.height.coordinate)",
        ]
        html.element("svg", attributes) { html in
          html.element("title", ["id": "\(name)-title"], "Retention periods of \(chart.subject.words)")
          html.element("desc", ["id": "\(name)-words"], chart.words)
          var drawing = ChartDrawing(of: chart, name: name)
          drawing.draw(to: &html)
        }
      }
      html.element("figcaption") { $0.verbatim(HTMLWriter.legend) }
    }
  }

  /// It is the same below every chart.
  private static let legend = markup { $0.writeLegend() }

  private mutating func writeLegend() {
    element("ul", ["class": "legend"]) { html in
      html.sample("period in force") { $0.path("line", "M0 8h28") }
      html.sample("unknown, which is not “off”") { $0.path("hatch", "M3 13l8 -10m0 10l8 -10m0 10l8 -10") }
      html.sample("hidden messages can be restored") { $0.path("grace", "M1 3h26v10h-26z") }
      html.sample("change") { $0.mark(.change) }
      html.sample("the same set again, or taken over") { $0.mark(.unchanged) }
      html.sample("deadline passed: deleted, or probably deleted") { $0.mark(.deadline(.carriedOut)) }
      html.sample("deadline: cancelled, replaced or pending") { $0.mark(.deadline(.averted)) }
      html.sample("failed attempt") { $0.mark(.attempt) }
      html.sample("view") { $0.mark(.access) }
      html.sample("finding: critical or high") { $0.mark(.finding(.high)) }
      html.sample("medium") { $0.mark(.finding(.medium)) }
      html.sample("low") { $0.mark(.finding(.low)) }
      html.sample("informational") { $0.mark(.finding(.informational)) }
    }
    element(
      "p",
      "The scale of days is logarithmic. Marks on the same spot are drawn once; the history below has all.")
  }

  private mutating func sample(_ words: String, _ drawing: (inout HTMLWriter) -> Void) {
    element("li") { html in
      html.element("svg", ["viewBox": "0 0 28 16", "aria-hidden": "true"], drawing)
      html.text(words)
    }
  }

  private mutating func mark(_ mark: ChartMark) {
    path("mark \(mark.name)", mark.path(x: 14, y: mark.isDeadline ? 4 : 8))
  }

  private mutating func path(_ name: String, _ outline: String) {
    element("path", ["class": name, "d": outline], "")
  }
}
