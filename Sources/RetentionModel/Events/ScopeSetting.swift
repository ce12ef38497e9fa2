internal import CloudTrailRecords

/// What one side of a call, request or response, says of one scope.
public enum ScopeSetting: Hashable, Sendable {
  /// Nothing: the scope's sub-object is absent, and the API does not document what that means.
  case unspecified
  /// Keep messages for ever: the sub-object is there, without RetentionDays.
  case off
  /// Keep messages for so many days, `Period.validDays`.
  case days(Int)
  /// Something that the API does not accept, as it is written.
  case invalid(String)
  /// The log withholds it.
  case hidden

  /// The period, where the setting is plainly one.
  package var plainPeriod: Period? {
    switch self {
    case .days(let days): .days(days)
    case .off: .unlimited
    case .unspecified, .invalid, .hidden: nil
    }
  }
}

/// What one side of a call says of every scope of its service.
public enum RetentionSettings: Hashable, Sendable {
  /// Nothing can be seen: the parameters are null, omitted, redacted, or hold no settings.
  case missing
  /// One setting a scope, in the order of the service's scopes.
  case scopes([ScopeSetting])

  /// The setting of the service's scope number `index`.
  package func setting(at index: Int) -> ScopeSetting? {
    guard case .scopes(let settings) = self else { return nil }
    return settings[index]
  }
}

extension RetentionCall.Service {
  /// What the service keeps messages of, in the order of all output.
  public var scopes: [Scope] {
    switch self {
    case .chime: [.room, .conversation]
    case .chimeSDK: [.channel]
    }
  }
}

// The shapes in requestParameters and responseElements. CloudTrail lower-cases the first letter of a
// member's name, and services differ in the rest, so that keys are matched without regard to case:
//
//   {"accountId":"…","retentionSettings":{"roomRetentionSettings":{"retentionDays":30},
//                                         "conversationRetentionSettings":{}}}
//   {"appInstanceArn":"…","appInstanceRetentionSettings":{"channelRetentionSettings":{"retentionDays":30}}}

extension RetentionSettings {
  /// What a record's requestParameters or responseElements say, which may be missing.
  init(_ parameters: JSONValue?, of service: RetentionCall.Service) {
    let settings =
      switch service {
      case .chime: parameters?.member("retentionSettings", ignoringCase: true)
      case .chimeSDK: parameters?.member("appInstanceRetentionSettings", ignoringCase: true)
      }
    guard let settings, settings.kind == .object, !settings.isOmitted else {
      self = .missing
      return
    }
    self = .scopes(service.scopes.map { ScopeSetting($0, in: settings) })
  }
}

extension ScopeSetting {
  fileprivate init(_ scope: Scope, in settings: JSONValue) {
    let object =
      switch scope {
      case .room: settings.member("roomRetentionSettings", ignoringCase: true)
      case .conversation: settings.member("conversationRetentionSettings", ignoringCase: true)
      case .channel: settings.member("channelRetentionSettings", ignoringCase: true)
      }
    guard let object, object.kind != .null else {
      self = .unspecified
      return
    }
    guard object.kind == .object else {
      self = object.kind == .string ? .hidden : .invalid(object.literal.kept)
      return
    }
    guard !object.isOmitted else {
      self = .hidden
      return
    }
    guard let days = object.member("retentionDays", ignoringCase: true), days.kind != .null else {
      self = .off
      return
    }
    if let number = days.integer, Period.validDays.contains(number) {
      self = .days(number)
    } else {
      self = days.isRedacted ? .hidden : .invalid(days.literal.kept)
    }
  }
}

extension JSONValue {
  /// Whether CloudTrail left the content out because it was too large.
  var isOmitted: Bool {
    guard let omitted = member("omitted", ignoringCase: true) else { return false }
    return omitted.bool == true || omitted.isString("true", ignoringCase: true)
  }

  /// Whether a string stands for content that the service or CloudTrail withholds.
  fileprivate var isRedacted: Bool {
    isString("HIDDEN_DUE_TO_SECURITY_REASONS", ignoringCase: true)
      || isString("Hidden_For_Security_Reasons", ignoringCase: true)
      || isString("sensitiveDataRemoved", ignoringCase: true) || isString("***")
  }
}
