internal import CloudTrailRecords

/// What one side of a call, request or response, specifies for one scope.
public enum ScopeSetting: Hashable, Sendable {
  /// Nothing: the scope's sub-object is absent, and the API does not document what that means.
  case unspecified
  /// No expiry: the sub-object is present without a period.
  case off
  /// A period within the scope's range.
  case kept(Period)
  /// A value that the API does not accept, as written.
  case invalid(String)
  /// Withheld from the log.
  case hidden

  /// The period, if the setting clearly gives one.
  package var plainPeriod: Period? {
    switch self {
    case .kept(let period): period
    case .off: .unlimited
    case .unspecified, .invalid, .hidden: nil
    }
  }
}

/// What one side of a call specifies for every scope of its service.
public enum RetentionSettings: Hashable, Sendable {
  /// Not visible: the parameters are null, omitted or redacted, or contain no settings.
  case missing
  /// One setting per scope.
  case scopes([Scope: ScopeSetting])

  /// The setting of a scope; nil if none is visible.
  package func setting(of scope: Scope) -> ScopeSetting? {
    guard case .scopes(let settings) = self else { return nil }
    return settings[scope]
  }

  /// Reads requestParameters or responseElements, either of which may be missing.
  init(_ parameters: JSONValue?, of service: RetentionService) {
    guard let settings = parameters?.member(service.fields.settings, ignoringCase: true),
      settings.kind == .object, !settings.isOmitted
    else {
      self = .missing
      return
    }
    self.init(of: service) { ScopeSetting($0, in: settings) }
  }

  /// The settings in the order of the service's scopes: equal settings give equal texts.
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
  /// Whether CloudTrail omitted the content because it was too large.
  var isOmitted: Bool {
    guard let omitted = member("omitted", ignoringCase: true) else { return false }
    return omitted.bool == true || omitted.isString("true", ignoringCase: true)
  }

  /// Whether the string is a placeholder for content that the service or CloudTrail withholds.
  fileprivate var isRedacted: Bool {
    isString("HIDDEN_DUE_TO_SECURITY_REASONS", ignoringCase: true)
      || isString("Hidden_For_Security_Reasons", ignoringCase: true)
      || isString("sensitiveDataRemoved", ignoringCase: true) || isString("***")
  }
}
