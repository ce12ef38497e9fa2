internal import RetentionFindings
internal import RetentionModel

// Views of the settings come in crowds, and one is like the other:
//
//   entries  change  view  view  view  change  view  view with a finding  view
//   parts    entry   └──── views ────┘  entry  entry  entry                entry

/// A part of a history as text shows it.
enum HistoryPart {
  case entry(Entry)
  /// Several views in a row of which there is nothing to say one by one.
  case views([Entry])
}

extension Report {
  /// A timeline's entries that are shown, in order.
  /// - Parameters:
  ///   - findings: the findings by place.
  ///   - folded: whether views in a row are one part.
  func parts(
    of timeline: Timeline, _ findings: [Evidence?: [Finding]], folded: Bool
  ) -> [HistoryPart] {
    var parts: [HistoryPart] = []
    var views: [Entry] = []
    func endViews() {
      parts += views.count > 1 ? [HistoryPart.views(views)] : views.map { HistoryPart.entry($0) }
      views = []
    }
    for entry in entries(of: timeline) {
      if folded, entry.isPlainView, findings[entry.evidence.first] == nil {
        views.append(entry)
      } else {
        endViews()
        parts.append(.entry(entry))
      }
    }
    endViews()
    return parts
  }
}

extension Entry {
  /// Whether it is a view that made nothing known, and of whose record nothing has to be known.
  fileprivate var isPlainView: Bool { kind == .access && changes.isEmpty && caveats.isEmpty }
}
