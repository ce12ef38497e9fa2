internal import Foundation

/// A retention call as values, for tests that compute histories: what `CallLine` says in words.
///
/// Times are whole seconds since 1970, deadlines milliseconds, so that the naive reading of a history needs
/// none of the package's own types.
struct ToldCall: Equatable {
  /// What one side says of one scope.
  enum Word: Equatable {
    case absent, null, empty, daysNull, redactedObject, redactedDays
    /// So many of the scope's unit.
    case days(Int)
    /// A number that the API refuses, as it is written.
    case wrong(String)
  }

  /// What the request or the response holds.
  enum Side: Equatable {
    case null, withoutSettings, nullSettings, omitted, omittedSettings, redacted, redactedSettings
    /// One word a scope, in the order of the service's scopes.
    case words([Word])
  }

  enum Failure: Equatable {
    case none, code, message, emptyCode, both
  }

  /// What the call is for.
  enum Verb: String {
    case put, get
    /// The example's own: its second call that sets, and the one that deletes the settings.
    case raise, delete
  }

  var eventID = "e-1"
  var time = 1_600_000_000
  var account = "111122223333"
  var resource = "chime-1"
  var service = ToldService.chime
  var verb = Verb.put
  var failure = Failure.none
  var request = Side.null
  var response = Side.null
  /// initiateDeletionTimestamp, in milliseconds since 1970.
  var deletion: Int?
  /// Tells two bodies of one event apart that say the same otherwise.
  var userAgent = "test"

  var isPut: Bool { verb != .get }
  var scopeNames: [String] { service.scopes }
}

/// A service as the naive readings know it.
enum ToldService: CaseIterable {
  case chime, chimeSDK, example

  var scopes: [String] {
    switch self {
    case .chime: ["room", "conversation"]
    case .chimeSDK: ["channel"]
    case .example: ["word"]
    }
  }

  /// How the verbs of `CallLine` begin.
  var verbPrefix: String {
    switch self {
    case .chime: ""
    case .chimeSDK: "app-"
    case .example: "queue-"
    }
  }

  /// What of a period's unit is accepted.
  var range: ClosedRange<Int> { self == .example ? 24...8760 : 1...5475 }
  /// In what a period is counted, in seconds.
  var unit: Int { self == .example ? 3600 : 86_400 }
  /// After how many seconds what was hidden is deleted, where the service names no time.
  var grace: Int { self == .example ? 0 : 30 * 86_400 }
}

extension ToldCall {
  /// The call as a CloudTrail record on one line.
  var json: String { recorded(line) }

  /// The call in words. Foundation writes the dates, so that the package's own reading of them is checked along the way.
  var line: String {
    var words = [
      ToldCall.iso(time), service.verbPrefix + verb.rawValue,
      "by=\(#"{"type":"IAMUser","userName":"ines"}"#)", "from=-",
    ]
    words += ["id=\(eventID)", "agent=\(userAgent)", "account=\(account)", "resource=\(resource)"]
    switch failure {
    case .none: words.append("error=null")
    case .code: words.append("error=AccessDenied")
    case .message: words.append("message=no")
    case .emptyCode: words.append(#"error="""#)
    case .both: words += ["error=ConflictException", "message=busy"]
    }
    words += said(request, "request", "") + said(response, "response", "reported.")
    if let deletion { words.append("deletion=\(ToldCall.stamp(deletion))") }
    return words.joined(separator: " ")
  }

  /// `2020-09-13T12:26:40Z`
  static func iso(_ seconds: Int) -> String {
    Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
  }

  /// Milliseconds in one of two renderings, whichever the number itself picks.
  private static func stamp(_ milliseconds: Int) -> String {
    if milliseconds % 2 == 0 { return String(milliseconds) }
    let (seconds, rest) = (milliseconds / 1000, milliseconds % 1000)
    return "\(iso(seconds).dropLast()).\(String(1000 + rest).dropFirst())Z"
  }

  private func said(_ side: Side, _ name: String, _ prefix: String) -> [String] {
    switch side {
    case .null: ["\(name)=null"]
    case .redacted: ["\(name)=hidden"]
    case .omitted: [#"\#(name)={"omitted":true}"#]
    case .withoutSettings: ["\(name)=unset"]
    case .nullSettings: ["\(prefix)settings=null"]
    case .omittedSettings: [#"\#(prefix)settings={"omitted":true}"#]
    case .redactedSettings: [#"\#(prefix)settings="Hidden_For_Security_Reasons""#]
    case .words(let words) where words.allSatisfy { $0 == .absent }: ["\(prefix)settings={}"]
    case .words(let words): zip(scopeNames, words).map { "\(prefix)\($0)=\(text($1))" }
    }
  }

  private func text(_ word: Word) -> String {
    let key = service == .example ? "hours" : "retentionDays"
    return switch word {
    case .absent: "-"
    case .null: "null"
    case .empty: "off"
    case .daysNull: #"{"\#(key)":null}"#
    case .redactedObject: #""***""#
    case .redactedDays: #"{"\#(key)":"HIDDEN_DUE_TO_SECURITY_REASONS"}"#
    case .days(let days): String(days)
    case .wrong(let literal): #"{"\#(key)":\#(literal)}"#
    }
  }
}
