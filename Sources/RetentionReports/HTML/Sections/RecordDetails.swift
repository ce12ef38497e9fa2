internal import RetentionModel

extension HTMLWriter {
  /// The second row of an entry: what its record says, and where it stands.
  mutating func writeRecord(of entry: Entry) {
    let event = entry.event
    element("details") { html in
      html.element("summary") { html in
        html.text(event.call.eventName + " ")
        html.identifier(event.eventID ?? "without an eventID")
      }
      html.writeRecordFields(of: entry)
    }
  }

  /// What a record says, and where it stands.
  mutating func writeRecordFields(of entry: Entry) {
    element("dl") { html in
      html.fields(HTMLWriter.eventFields, of: entry.event)
      html.fields(HTMLWriter.actorFields, of: entry.event.actor)
      for caveat in entry.caveats { html.field(caveat.name, caveat.words) }
      for other in entry.others.prefix(HTMLWriter.mostOthers) {
        html.field(other.standing.rawValue, other.words)
      }
      if let words = entry.wordsOfMore(than: HTMLWriter.mostOthers) { html.field("more", words) }
      for evidence in entry.evidence { html.field("evidence", evidence.words) }
    }
  }

  /// The most records of an event, beside the one that represents it, of which the words stand there.
  private static let mostOthers = 20
  private static let eventFields = (RetentionEvent.callFields + RetentionEvent.furtherFields)
    .printed(in: .html).moving("sessionCredentialFromConsole", before: "errorCode")
  private static let actorFields = Actor.fields.printed(in: .html)

  private mutating func fields<Thing>(_ fields: [Field<Thing>], of thing: Thing) {
    for each in fields {
      let value = each.value(thing)
      if case .mark(false) = value { continue }
      if let text = value.text { field(each.name, text.printable) }
    }
  }

  private mutating func field(_ name: String, _ value: String) {
    element("dt", name)
    element("dd", value)
  }
}
