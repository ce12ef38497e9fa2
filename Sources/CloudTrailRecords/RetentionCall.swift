/// The four API calls that set or read a message retention period.
///
/// Source: the service models of Amazon Chime (2018-05-01) and of Amazon Chime SDK Identity
/// (2021-04-20). CloudTrail records the operation's name as eventName.
public enum RetentionCall: String, CaseIterable, Sendable {
  case putRetentionSettings = "PutRetentionSettings"
  case getRetentionSettings = "GetRetentionSettings"
  case putAppInstanceRetentionSettings = "PutAppInstanceRetentionSettings"
  case getAppInstanceRetentionSettings = "GetAppInstanceRetentionSettings"

  /// The service that a setting belongs to.
  public enum Service: String, Sendable {
    /// Amazon Chime: the messages of chat rooms and conversations.
    case chime
    /// The Amazon Chime SDK: the messages of an AppInstance's channels.
    case chimeSDK = "chime-sdk"
  }

  /// Whose setting the call is about.
  ///
  /// It follows from the call alone: the SDK's calls are documented under both event sources.
  public var service: Service {
    switch self {
    case .putRetentionSettings, .getRetentionSettings: .chime
    case .putAppInstanceRetentionSettings, .getAppInstanceRetentionSettings: .chimeSDK
    }
  }

  /// Whether the call sets the retention period, rather than reading it.
  public var isPut: Bool {
    self == .putRetentionSettings || self == .putAppInstanceRetentionSettings
  }

  /// Every name has this in it, in whatever case it is spelled, and these two letters of it are rare together
  /// in genuine records (one in 6,000 bytes).
  static let mention: (name: StaticString, pair: Int) = ("retentionsettings", 15)

  /// The sources under which the calls are recorded.
  static let sources: [StaticString] = ["chime.amazonaws.com", "chime-sdk-identity.amazonaws.com"]

  /// The call whose name a decoded string is.
  init?(named name: JSONString) {
    guard let call = RetentionCall.names.first(where: { name.isEqual(to: $0.name) }) else { return nil }
    self = call.call
  }

  static let names: [(name: StaticString, call: RetentionCall)] = [
    ("PutRetentionSettings", .putRetentionSettings), ("GetRetentionSettings", .getRetentionSettings),
    ("PutAppInstanceRetentionSettings", .putAppInstanceRetentionSettings),
    ("GetAppInstanceRetentionSettings", .getAppInstanceRetentionSettings),
  ]
}
