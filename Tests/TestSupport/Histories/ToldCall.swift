/// A retention call as a test tells it, before it is written down as a CloudTrail record.
///
/// Times are whole seconds since 1970, deadlines milliseconds, so that the naive reading of a history needs
/// none of the package's own types.
struct ToldCall: Equatable {
  /// What one side says of one scope.
  enum Word: Equatable {
    case absent, null, empty, daysNull, redactedObject, redactedDays
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

  var eventID = "e-1"
  var time = 1_600_000_000
  var account = "111122223333"
  var resource = "chime-1"
  var isSDK = false
  var isPut = true
  var failure = Failure.none
  var request = Side.null
  var response = Side.null
  /// initiateDeletionTimestamp, in milliseconds since 1970.
  var deletion: Int?
  /// Tells two bodies of one event apart that say the same otherwise.
  var userAgent = "test"

  var scopeNames: [String] { isSDK ? ["channel"] : ["room", "conversation"] }
}
