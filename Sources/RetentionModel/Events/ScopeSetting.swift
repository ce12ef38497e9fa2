internal import CloudTrailRecords

/// What one side of a call, request or response, says of one scope.
public enum ScopeSetting: Hashable, Sendable {
  /// Nothing: the scope's sub-object is absent, and the API does not document what that means.
  case unspecified
  /// Keep messages for ever: the sub-object is there, without a period.
  case off
  /// Keep messages for so long, within the scope's range.
  case kept(Period)
  /// Something that the API does not accept, as it is written.
  case invalid(String)
  /// The log withholds it.
  case hidden

  /// The period, where the setting is plainly one.
  package var plainPeriod: Period? {
    switch self {
    case .kept(let period): period
    case .off: .unlimited
    case .unspecified, .invalid, .hidden: nil
    }
  }
}

/// What one side of a call says of every scope of its service.
public enum RetentionSettings: Hashable, Sendable {
  /// Nothing can be seen: the parameters are null, omitted, redacted, or hold no settings.
  case missing
  /// One setting a scope.
  case scopes([Scope: ScopeSetting])

  /// The setting of a scope; nil where nothing can be seen.
  package func setting(of scope: Scope) -> ScopeSetting? {
    guard case .scopes(let settings) = self else { return nil }
    return settings[scope]
  }

  /// What a record's requestParameters or responseElements say, which may be missing.
  init(_ parameters: JSONValue?, of service: RetentionService) {
    guard let settings = parameters?.member(service.fields.settings, ignoringCase: true),
      settings.kind == .object, !settings.isOmitted
    else {
      self = .missing
      return
    }
    self.init(of: service) { ScopeSetting($0, in: settings) }
  }

  /// What is said, in the order of the service's scopes: the same text for the same settings.
  func description(of service: RetentionService) -> String {
    guard case .scopes(let settings) = self else { return "missing" }
    return service.scopes.map { "\($0): \(settings[$0] ?? .unspecified)" }.joined(separator: ", ")
  }

  init(of service: RetentionService, setting: (Scope) -> ScopeSetting) {
    self = .scopes(Dictionary(uniqueKeysWithValues: service.scopes.map { ($0, setting($0)) }))
  }
}

extension ScopeSetting {
  fileprivate init(_ scope: Scope, in settings: JSONValue) {
    guard let object = settings.member(scope.key, ignoringCase: true), object.kind != .null else {
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
    guard let count = object.member(scope.periodKey, ignoringCase: true), count.kind != .null else {
      self = .off
      return
    }
    if let number = count.integer, scope.range.contains(number) {
      self = .kept(Period(number, scope.unit))
    } else {
      self = count.isRedacted ? .hidden : .invalid(count.literal.kept)
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
