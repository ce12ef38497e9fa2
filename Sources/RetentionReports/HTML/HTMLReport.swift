internal import RetentionFindings
internal import RetentionModel

/// The whole document: the accounts, the history of each, what looks wrong, what was read, how to read it.
///
/// It is one file that loads nothing. Everything can be read without the script, which only sorts and filters.
struct HTMLReport {
  let report: Report
  private let title: String
  private let showsAccounts: Bool
  /// Where the sections refer to each other.
  let anchors: HTMLAnchors
  let size: PageSize
  /// The findings of a large page, as they are listed.
  let likeFindings: [LikeFindings]

  init(_ report: Report, title: String, showsAccounts: Bool) {
    self.report = report
    self.title = report.head.title?.printable ?? title
    self.showsAccounts = showsAccounts
    size = PageSize(of: report)
    anchors = HTMLAnchors(report, isLarge: size.isLarge)
    likeFindings = size.isLarge ? anchors.numbered.byKind : []
  }

  func write(to target: any ReportTarget) {
    var html = HTMLWriter(to: target)
    html.verbatim("<!DOCTYPE html>\n")
    html.element("html", ["lang": "en"]) { html in
      html.element("head") { $0.writeHead(title: "\(title), as of \(report.asOf.date)", tool: report.tool) }
      html.breakLine()
      html.element("body") { html in
        html.element("div", ["class": "running", "aria-hidden": "true"]) { $0.element("p", runningWords) }
        html.element("a", ["class": "skip", "href": "#content"], "Skip to the content")
        html.element("header") { html in writeHeader(&html) }
        html.element("nav", ["aria-label": "Contents"]) { html in writeContents(&html) }
        html.element("main", ["id": "content", "tabindex": "-1"]) { html in writeSections(&html) }
        html.element("footer", "End of the report by \(report.tool), as of \(report.asOf.words).")
        if size.isLarge { writeDetails(&html) }
        html.element("script") { $0.verbatim(EmbeddedPage.named("report.js")) }
        if size.isLarge { html.element("script") { $0.verbatim(EmbeddedPage.named("lines.js")) } }
      }
    }
    html.breakLine()
    html.flush()
  }

  /// What stands on top of each page on paper.
  private var runningWords: String {
    [title, report.head.caseName.map { "Case: \($0.printable)" }, "As of \(report.asOf.words)", report.tool]
      .compactMap(\.self).joined(separator: " · ")
  }

  /// What stands on top: what it is, as of when, and of what.
  func writeHeader(_ html: inout HTMLWriter) {
    html.element("p", ["class": "kind"], "Evidence from AWS CloudTrail logs, by \(report.tool)")
    html.element("h1", title)
    html.element("p") { html in
      html.text("As of ")
      html.time(report.asOf)
      html.text(". All times are \(ReaderZone.words). ")
      html.text(report.input.summary + ".")
    }
    let head = report.head
    let parts = [
      head.caseName.map { "Case: \($0.printable)" }, head.examiner.map { "Examiner: \($0.printable)" },
      head.policy.map { "Policy: \($0.words)" },
    ].compactMap(\.self)
    if !parts.isEmpty { html.element("p", "\(parts.joined(separator: ". ")).") }
    html.element("p") { html in
      html.text("Covered: \(report.coverageLines.joined(separator: "; ")).")
    }
    if let line = report.integrityLines.first { html.element("p", ["class": "note"], "\(line).") }
    if let line = report.clockLine { html.element("p", ["class": "note"], line) }
    if !report.selection.isEverything { html.element("p", ["class": "note"], report.selection.words) }
    for line in report.notices(of: size) { html.element("p", ["class": "note"], line) }
    // The script shows it where it has to.
    if size.isLarge {
      html.element("p", ["class": "note unopened", "role": "alert", "hidden": ""], Report.unopenedWords)
    }
    if !report.input.problems.isEmpty {
      html.element("p", ["class": "note"]) { html in
        html.text("Some of the input could not be read: see ")
        html.element("a", ["href": "#input"], "what was read")
        html.text(".")
      }
    }
  }

  private func writeContents(_ html: inout HTMLWriter) {
    html.element("ul") { html in
      html.link("#verdict", "Verdict")
      if showsAccounts { html.link("#accounts", "Accounts and their histories") }
      html.link("#findings", "Findings")
      html.link("#input", "What was read")
      html.link("#reading", "How to read this")
    }
  }

  private func writeSections(_ html: inout HTMLWriter) {
    html.write(report.verdict, of: report)
    if showsAccounts { html.writeAccounts(of: report, size) }
    if size.events > 0 { html.writeFilter(count: size.events) }
    if size.events > 0, !size.isLarge { html.writeBriefHistories(of: report, anchors) }
    let extents = Dictionary(uniqueKeysWithValues: report.coverage.extents.map { ($0.place, $0) })
    for (index, timeline) in report.timelines.enumerated() {
      html.writeAccount(
        timeline, number: index + 1, of: report, size, anchors,
        extent: timeline.places.first.flatMap { extents[$0] })
    }
    html.writeFindings(of: report, size.isLarge ? likeFindings : nil, anchors)
    html.writeInput(of: report)
    html.writeReadingGuide()
  }
}

extension HTMLWriter {
  /// What is before the body of every document.
  mutating func writeHead(title: String, tool: String) {
    open("meta", ["http-equiv": "Content-Security-Policy", "content": ContentSecurityPolicy.text])
    open("meta", ["charset": "utf-8"])
    open("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
    open("meta", ["name": "color-scheme", "content": "light dark"])
    open("meta", ["name": "referrer", "content": "no-referrer"])
    open("meta", ["name": "generator", "content": tool])
    element("title", title)
    element("style") { html in
      for sheet in HTMLWriter.styleSheets { html.verbatim(sheet) }
    }
  }

  /// What the narrow page and paper change comes last.
  private static let styleSheets = [
    "page.css", "verdict.css", "tables.css", "facts.css", "chart.css", "phone.css", "print.css", "lines.css",
  ].map(EmbeddedPage.named)

  fileprivate mutating func link(_ target: String, _ words: String) {
    element("li") { $0.element("a", ["href": target], words) }
  }
}

extension Selection {
  /// What is left out is told, so that nobody takes a part for the whole.
  fileprivate var words: String {
    let times = [start.map { "from \($0.words)" }, end.map { "until \($0.words)" }].compactMap(\.self)
    let accounts = (awsAccounts.map { "AWS account \($0)" } + resources).map(\.printable)
    let parts = [
      times.isEmpty ? nil : "events \(times.joined(separator: " "))",
      accounts.isEmpty ? nil : accounts.joined(separator: ", "), viewWords,
    ]
    return "This report shows only a part: \(parts.compactMap(\.self).joined(separator: "; "))."
  }
}

/// What a browser lets the document do: use its own style and its own scripts, each known by its hash, and nothing
/// else. Even markup that got into the document could neither run nor load anything.
enum ContentSecurityPolicy {
  /// SHA-256 of the style sheets, one behind the other, in Base64; a test tells the value after a change.
  private static let styleHash = "mxGq4JVggHUKwwkJFGh09/ARd3Vmo6dr1xncYfJeC/k="
  /// SHA-256 of lines.js, in Base64.
  private static let linesHash = "8LBxu6edoOZqFW2B3BKz759oGHmEVFvPRYAngJJT2t4="
  /// SHA-256 of report.js, in Base64.
  private static let scriptHash = "KRyhV9ZMMlViSNg+NtgXqVJ3eB7jSF1C4UGm64+h7mg="

  static let text =
    "default-src 'none'; style-src 'sha256-\(styleHash)'; script-src 'sha256-\(linesHash)' 'sha256-\(scriptHash)'; "
    + "base-uri 'none'; form-action 'none'"
}
