/// A form that reports can be written in: a row of a table that has for each kind of report how it is written, if it is.
///
/// A form is a folder, in which a file declares it, and one line in `all`.
public struct ReportFormat: Sendable {
  /// All of them.
  public static let all: [ReportFormat] = [
    text,
    json,
    jsonLines,
    csv,
    html,
    timesketch,
    ocsf,
    sarif,
    github,
  ]

  /// Writes one kind of report; the style is for text, and other forms do not look at it.
  typealias Writer<Content> = @Sendable (Content, any ReportTarget, TextStyle) -> Void

  /// The name on the command line.
  public let name: String
  /// What it is good for, in a few words.
  public let summary: String
  /// How the names of files end that are written so without being asked for it.
  let suffixes: [String]
  /// Each account's history, with what looks wrong in it.
  let history: Writer<Report>
  /// What looks wrong, alone.
  let findings: Writer<Report>
  /// What each account comes to.
  var accounts: Writer<AccountsReport>?
  /// All about one event.
  var event: Writer<EventReport>?
  /// What was in force at a moment.
  var state: Writer<StateReport>?
  /// What digests prove of log files.
  var integrity: Writer<IntegrityReport>?
  /// What an input that grows brings, one by one.
  var live: Writer<LiveReport>?
}

extension ReportFormat {
  /// The versions of what is written, one a line.
  public static let standards =
    "schema retention-trail/1\nOCSF \(OCSFClass.version)\nMITRE ATT&CK \(AttackTechnique.version)"

  /// The form that a file's name stands for, by its longest known ending; nil where it has none.
  /// - Parameter name: the file's name.
  public static func named(by name: String) -> ReportFormat? {
    let units = name.utf8.map { $0 | 0x20 }
    let fitting = all.flatMap { format in format.suffixes.map { (format, ending: Array(".\($0)".utf8)) } }
      .filter {
        units.count > $0.ending.count
          && units.suffix($0.ending.count).elementsEqual($0.ending.map { $0 | 0x20 })
      }
    return fitting.max { $0.ending.count < $1.ending.count }?.0
  }
}

/// What formats write: a report, or an event or a finding as it comes.
public protocol ReportContent {
  /// The formats that write it.
  static var formats: [ReportFormat] { get }

  /// Writes it.
  /// - Precondition: the format is one of `formats`.
  /// - Parameters:
  ///   - format: the form.
  ///   - target: is given the text in parts, as it comes about.
  ///   - style: how text is laid out; other forms do not look at it.
  func write(_ format: ReportFormat, to target: any ReportTarget, style: TextStyle)
}

extension ReportContent {
  /// Writes it; text in 80 columns.
  /// - Precondition: the format is one of `formats`.
  /// - Parameters: as above.
  public func write(_ format: ReportFormat, to target: any ReportTarget) {
    write(format, to: target, style: TextStyle())
  }

  /// The whole of it as one text.
  /// - Precondition: the format is one of `formats`.
  /// - Parameters:
  ///   - format: the form.
  ///   - style: how text is laid out; other forms do not look at it.
  public func string(as format: ReportFormat, style: TextStyle = TextStyle()) -> String {
    let target = TextTarget()
    write(format, to: target, style: style)
    return target.text
  }
}

private final class TextTarget: ReportTarget {
  var text = ""
  func write(_ part: String) { text += part }
}

/// Where a report is written.
public protocol ReportTarget: AnyObject {
  /// Adds a part of the text; a part may end anywhere.
  func write(_ text: String)
}

extension Report: ReportContent {
  /// Every format writes histories and findings.
  public static var formats: [ReportFormat] { ReportFormat.all }

  /// Writes the report.
  /// - Parameters: see `ReportContent`.
  public func write(_ format: ReportFormat, to target: any ReportTarget, style: TextStyle) {
    switch contents {
    case .history: format.history(self, target, style)
    case .findings: format.findings(self, target, style)
    }
  }
}

extension AccountsReport: ReportContent {
  /// The formats that have a place for accounts.
  public static var formats: [ReportFormat] { ReportFormat.all.filter { $0.accounts != nil } }

  /// Writes what each account comes to.
  /// - Parameters: see `ReportContent`.
  public func write(_ format: ReportFormat, to target: any ReportTarget, style: TextStyle) {
    guard let write = format.accounts else { preconditionFailure("\(format.name) writes no accounts") }
    write(self, target, style)
  }
}

extension EventReport: ReportContent {
  /// The formats that have a place for one event.
  public static var formats: [ReportFormat] { ReportFormat.all.filter { $0.event != nil } }

  /// Writes all about the event.
  /// - Parameters: see `ReportContent`.
  public func write(_ format: ReportFormat, to target: any ReportTarget, style: TextStyle) {
    guard let write = format.event else { preconditionFailure("\(format.name) writes no event") }
    write(self, target, style)
  }
}

extension StateReport: ReportContent {
  /// The formats that have a place for a state.
  public static var formats: [ReportFormat] { ReportFormat.all.filter { $0.state != nil } }

  /// Writes what was in force.
  /// - Parameters: see `ReportContent`.
  public func write(_ format: ReportFormat, to target: any ReportTarget, style: TextStyle) {
    guard let write = format.state else { preconditionFailure("\(format.name) writes no state") }
    write(self, target, style)
  }
}

extension LiveReport: ReportContent {
  /// The formats that can be read while they grow.
  public static var formats: [ReportFormat] { ReportFormat.all.filter { $0.live != nil } }

  /// Writes what came.
  /// - Parameters: see `ReportContent`.
  public func write(_ format: ReportFormat, to target: any ReportTarget, style: TextStyle) {
    guard let write = format.live else { preconditionFailure("\(format.name) writes nothing that comes") }
    write(self, target, style)
  }
}
