internal import RetentionFindings
internal import RetentionModel

// The elements that several sections are made of.

extension HTMLWriter {
  /// A moment for readers and for programs.
  mutating func time(_ instant: Instant) {
    element("time", ["datetime": instant.description], instant.words)
  }

  /// A name that no reader knows by heart: in letters that differ, and apart from the direction of others.
  mutating func identifier(_ text: String) {
    element("bdi", ["class": "id"], text.printable)
  }

  /// How much something matters, in words on a colour.
  mutating func badge(_ severity: Severity, _ words: String) {
    element("span", ["class": "badge \(severity.rawValue)"], words)
    text(" ")
  }

  /// What may be wider than the page, in a frame of its own that the keyboard can scroll.
  /// - Parameter label: the ids of the elements that name it, with a space between: no two of a page have one name.
  mutating func scrollable(labelledBy label: String, _ content: (inout HTMLWriter) -> Void) {
    element(
      "div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-labelledby": label], content)
  }

  /// A row of column names.
  mutating func writeColumns(_ names: [String]) {
    element("thead") { html in
      html.element("tr") { html in
        for name in names { html.element("th", ["scope": "col"], name) }
      }
    }
  }
}
