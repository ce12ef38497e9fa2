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

  /// Every name has this in it, and these two bytes of it are rare together in any text.
  static let mention: (name: StaticString, pair: Int) = ("RetentionSettings", 8)

  /// The call that a record tells of, if it does.
  ///
  /// eventSource and eventName are read as decoded strings at the record's own top level.
  init?(_ record: JSONFields) {
    guard let source = record.member("eventSource"), let name = record.member("eventName"),
      source.isString("chime.amazonaws.com") || source.isString("chime-sdk-identity.amazonaws.com")
    else { return nil }
    if name.isString("PutRetentionSettings") {
      self = .putRetentionSettings
    } else if name.isString("GetRetentionSettings") {
      self = .getRetentionSettings
    } else if name.isString("PutAppInstanceRetentionSettings") {
      self = .putAppInstanceRetentionSettings
    } else if name.isString("GetAppInstanceRetentionSettings") {
      self = .getAppInstanceRetentionSettings
    } else {
      return nil
    }
  }
}
