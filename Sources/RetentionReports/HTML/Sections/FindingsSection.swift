internal import RetentionFindings
internal import RetentionModel

extension HTMLWriter {
  /// The most findings of which paper has more than a line each.
  private static let mostOnPaper = 60

  /// What looks wrong, each with all that is to be known of it.
  /// - Parameter groups: how a large page lists them; nil elsewhere.
  mutating func writeFindings(of report: Report, _ groups: [LikeFindings]?, _ anchors: HTMLAnchors) {
    let isCrowded = groups == nil && anchors.numbered.count > HTMLWriter.mostOnPaper
    let kind = isCrowded ? "list crowded" : "list"
    element("section", ["id": "findings", "class": kind, "aria-labelledby": "findings-title"]) { html in
      html.element("h2", ["id": "findings-title"], "Findings")
      html.element("p", report.findingsWords.text + ".")
      if isCrowded { html.element("p", ["class": "paper"], Report.crowdedWords) }
      if let groups { return html.writeCompactFindings(groups, of: report, anchors) }
      for each in anchors.numbered {
        let attributes: KeyValuePairs<StaticString, String> = [
          "id": each.anchor, "class": "finding \(each.finding.severity.rawValue)",
          "aria-labelledby": "title-\(each.anchor)",
        ]
        html.element("article", attributes) { $0.write(each, anchors) }
        html.breakLine()
      }
    }
  }

  private mutating func write(_ each: HTMLAnchors.NumberedFinding, _ anchors: HTMLAnchors) {
    element("h3", ["id": "title-\(each.anchor)"]) { html in
      html.badge(each.finding.severity, each.finding.severity.rawValue)
      html.text(each.group.title)
    }
    writeDetails(of: each.group, anchors)
  }

  /// All that is to be known of a finding but its title.
  /// - Parameter isBrief: whether the eventIDs and the evidence may be left to the events, where all of these are shown.
  mutating func writeDetails(of group: FindingGroup, isBrief: Bool = false, _ anchors: HTMLAnchors) {
    let finding = group.first
    let namesEvents = !isBrief || anchors.entries(of: finding).count < finding.evidence.count
    element("p", ["class": "where"]) { html in
      if let time = finding.eventTime {
        html.time(time)
        html.text(" · ")
      }
      html.text(finding.rule.id)
      if let account = group.accountWords { html.text(" · \(account)") }
    }
    element("div") { html in
      html.element("p", group.message)
      if let remedy = finding.command {
        html.element("p", "This command restores them:")
        html.element("pre") { $0.element("code", remedy) }
      }
    }
    element("dl", ["class": "facts"]) { $0.writeFacts(of: finding, namesEvents: namesEvents, anchors) }
    if namesEvents, !finding.evidence.isEmpty {
      let isElsewhere = anchors.entries(of: finding).count < finding.evidence.count
      writeEvidence(finding.evidence, isElsewhere: isElsewhere)
    }
  }

  private mutating func writeFacts(of finding: Finding, namesEvents: Bool, _ anchors: HTMLAnchors) {
    if let suppression = finding.suppressed {
      fact("Suppressed") { $0.text(suppression.words) }
    }
    if namesEvents, !finding.eventIDs.isEmpty {
      fact("Events") { html in
        for id in finding.eventIDs { html.element("p") { $0.identifier(id) } }
      }
    }
    let entries = anchors.entries(of: finding)
    if !entries.isEmpty {
      fact("In the history") { html in
        for (index, entry) in entries.enumerated() {
          html.element("a", ["href": "#\(entry)"], entries.count == 1 ? "the event" : "event \(index + 1)")
          html.text(" ")
        }
      }
    }
    if !finding.rule.attack.isEmpty {
      fact("ATT&CK") { $0.text(finding.rule.attack.joined(separator: ", ")) }
    }
  }

  /// A name and what stands behind it.
  mutating func fact(_ name: String, _ content: (inout HTMLWriter) -> Void) {
    element("div") { html in
      html.element("dt", name)
      html.element("dd") { content(&$0) }
    }
  }

  /// The places in the input, out of the way.
  /// - Parameter isElsewhere: whether the records are not all those of events that are shown.
  private mutating func writeEvidence(_ evidence: [Evidence], isElsewhere: Bool) {
    element("details", ["class": isElsewhere ? "elsewhere" : "places"]) { html in
      html.element("summary", "Evidence: \(evidence.count == 1 ? "1 record" : "\(evidence.count) records")")
      for evidence in evidence { html.element("p", ["class": "id"], evidence.words) }
    }
  }
}
