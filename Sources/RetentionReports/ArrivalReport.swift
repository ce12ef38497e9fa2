public import RetentionModel

// How an event is told as soon as it has come: the entry as in a whole report, with whose it is.

extension Arrival {
  /// Writes it as text: the account on a line of its own, then the entry.
  public func writeText(to target: any ReportTarget, style: TextStyle) {
    var lines = TextLines(style)
    lines.append(InkedText(subject.words, .heading), indent: TextLines.hostileIndent)
    lines.append(entry, style: style)
    for (opener, change, purge) in resolved {
      lines.append(
        "\(change.scope.plural): the deletion caused by \(opener.event.reference): \(purge.fate, purge.outcome.ink)",
        label: "ends")
    }
    if isLate {
      lines.append("events that took place later were known before this one", label: "late")
    }
    lines.blank()
    target.write(lines.text)
  }

  /// Writes it as one line of JSON: the entry as in the whole report, with `type` and whose it is.
  public func writeJSONLine(to target: any ReportTarget) {
    target.writeJSONLine { json in
      json.member("type", "entry")
      json.write(subject)
      json.member("late", isLate)
      json.array("resolves", of: resolved) { json, each in
        json.object { json in
          json.member("eventID", each.opener.event.eventID)
          json.member("scope", each.change.scope.id)
          json.member("outcome", each.purge.outcome.rawValue)
        }
      }
      json.writeMembers(of: entry)
    }
  }
}
