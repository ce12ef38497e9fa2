public import CloudTrailRecords

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
  public enum Service: String, CaseIterable, Sendable {
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

  /// What a scanner is to look for. Each of the calls is taken from either service's source.
  public static let wanted = WantedCalls(
    calls.map { calls in
      WantedCalls.Group(
        eventNames: calls.map(\.rawValue),
        eventSources: ["chime.amazonaws.com", "chime-sdk-identity.amazonaws.com"], relatedSources: "chime")
    })

  /// - Parameter call: one that a scanner found which was given `wanted`.
  public init(_ call: WantedCalls.Call) {
    self = RetentionCall.calls[call.group][call.index]
  }

  /// The calls of each service.
  private static let calls = Service.allCases.map { service in allCases.filter { $0.service == service } }
}
