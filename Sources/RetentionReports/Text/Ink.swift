internal import RetentionFindings
internal import RetentionModel

/// What a part of the text is to the reader; a terminal shows it in its colour.
enum Ink: Hashable, Sendable {
  /// What a paragraph begins with.
  case heading
  /// What one may pass over.
  case aside
  /// Messages that are gone, or a change that destroys some.
  case harm
  /// As `harm`, and it is urgent.
  case alarm
  /// What can still be undone, or wants a look.
  case caution
  /// What keeps messages longer.
  case relief
  /// What is worth a look when there is time.
  case note

  /// What turns it on: only attributes and colours that every terminal has, in the reader's own palette.
  var opening: String {
    switch self {
    case .heading: "\u{1b}[1m"
    case .aside: "\u{1b}[2m"
    case .harm: "\u{1b}[31m"
    case .alarm: "\u{1b}[1;31m"
    case .caution: "\u{1b}[33m"
    case .relief: "\u{1b}[32m"
    case .note: "\u{1b}[36m"
    }
  }

  /// What turns any of them off.
  static let closing = "\u{1b}[0m"
}

extension Effect {
  /// Which way the period went.
  var ink: Ink? {
    switch self {
    case .shortened, .turnedOn: .harm
    case .lengthened, .turnedOff: .relief
    case .unchanged: .aside
    case .set, .unknown: nil
    }
  }
}

extension Purge.Outcome {
  /// Whether the messages are gone.
  var ink: Ink? {
    switch self {
    case .carriedOut, .presumed: .harm
    case .pending, .partlyAverted: .caution
    case .averted: .relief
    case .superseded, .unknown: nil
    }
  }
}

extension Severity {
  /// How loudly it is said.
  var ink: Ink {
    switch self {
    case .critical: .alarm
    case .high: .harm
    case .medium: .caution
    case .low: .note
    case .informational: .aside
    }
  }
}
