internal import CloudTrailRecords
public import RetentionModel

// The command that restores hidden messages: the AWS CLI's, with the period from before.
//
//   aws chime put-retention-settings --region us-east-1 --account-id=6ff0… --retention-settings='{"RoomRetentionSettings":
//       {"RetentionDays":365},"ConversationRetentionSettings":{}}'
//
// A Put sets both scopes, so the other one is written as it is now, or as it was before a reduction that can
// also be undone: the next command must not take away what this one restores. Successive reductions are
// undone together.
//
// It is pasted into a shell, and the CLI opens a value that begins with file://. So the only text from a log
// in it has the form of an id or an ARN, which is safe there, quoted or not.

/// How hidden messages can be restored.
public enum Remedy: Hashable, Sendable {
  /// A shell command.
  case command(String)
  /// No command is shown.
  case withheld(Reason)

  /// Why no command is shown.
  public enum Reason: Hashable, Sendable {
    /// The command would also set the period of a scope that is not certain.
    case uncertainScope(Scope)
    /// The resource's name has a form that no genuine one has.
    case oddResource(Subject)
  }

  /// The shell command, if there is one.
  public var command: String? {
    if case .command(let line) = self { line } else { nil }
  }
}

extension Investigation {
  /// What would restore the messages that a change hid; nil if it is too late, or if the period before is
  /// unknown.
  package func remedy(for change: Entry.Change, by act: Act) -> Remedy? {
    // A change after the clock needs no remedy; of all others, at most one per scope is pending.
    guard let purge = change.purge, purge.outcome == .pending, change.before != .unknown, act.time <= asOf
    else { return nil }
    return putBack(of: act.timeline)
  }

  /// What would restore all hidden messages of a subject; nil if there are none that could be, or if the period before is
  /// unknown.
  package func remedy(for timeline: Timeline) -> Remedy? {
    let isAny = timeline.subject.service.scopes.contains { timeline.restorable($0, at: asOf) != nil }
    return isAny ? putBack(of: timeline) : nil
  }

  /// What sets each scope as it was before a reduction that can be undone, and the others as they are.
  private func putBack(of timeline: Timeline) -> Remedy? {
    let subject = timeline.subject
    let service = subject.service
    guard !service.isOver(at: asOf), subject.isResourceKnown else { return nil }
    func now(_ scope: Scope) -> ScopeHistory.Stretch? { timeline.histories[scope]?.stretch(at: asOf) }
    guard let remedy = service.remedy, remedy.arnType != nil || service.regions.count == 1 else { return nil }
    let settings = service.scopes.compactMap { scope -> String? in
      let wanted = timeline.restorable(scope, at: asOf) ?? now(scope)?.period ?? .unknown
      return wanted.inCommand(of: scope).map { "\"\(scope.apiKeys.scope)\":\($0)" }
    }
    for scope in service.scopes where timeline.restorable(scope, at: asOf) == nil {
      guard let state = now(scope), state.period != .unknown else { continue }
      let isUndisputed = state.entry.map { timeline.entries[$0].isUndisputed } ?? true
      guard state.certainty(at: asOf) != .assumed, isUndisputed else {
        return .withheld(.uncertainScope(scope))
      }
    }
    guard let region = remedy.region(of: subject) else { return .withheld(.oddResource(subject)) }
    return .command(
      "aws \(remedy.command) --region \(region) \(remedy.resourceOption)=\(subject.resource)"
        + " \(remedy.settingsOption)='{\(settings.joined(separator: ","))}'")
  }
}

extension RetentionService.Remedy {
  /// The Region that the command is for; nil if the resource's name has a form that no genuine one has.
  fileprivate func region(of subject: Subject) -> String? {
    guard let arnType else {
      return subject.resource.isBareID && subject.service.regions.count == 1
        ? subject.service.regions[0] : nil
    }
    return subject.resource.regionOfARN(service: arnType.service, type: arnType.type)
  }
}

extension StringProtocol {
  /// Whether the text has the form of a service's id: opaque, consisting of letters, digits, `-` and `_`.
  fileprivate var isBareID: Bool {
    (1...128).contains(utf8.count) && utf8.first != UInt8(ascii: "-")
      && utf8.allSatisfy { $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
  }

  /// The Region of `arn:aws:SERVICE:REGION:ACCOUNT:TYPE/ID`; nil for any other text.
  fileprivate func regionOfARN(service: String, type: String) -> String? {
    let fields = fields(separatedBy: ":")
    guard fields.count == 6, fields[0] == "arn", fields[2] == service, fields[3].isRegion,
      fields[1] == "aws" || fields[1].utf8.starts(with: "aws-".utf8) && fields[1].isLowercase,
      fields[4].utf8.count == 12, fields[4].utf8.allSatisfy(\.isASCIIDigit)
    else { return nil }
    let resource = fields[5].fields(separatedBy: "/")
    guard resource.count == 2, resource[0] == type, resource[1].isBareID else { return nil }
    return String(fields[3])
  }

  /// Whether the text has the form of a Region's name, such as `us-east-1`.
  private var isRegion: Bool {
    let parts = fields(separatedBy: "-")
    return utf8.count <= 32 && parts.count >= 3
      && parts.dropLast().allSatisfy { !$0.isEmpty && $0.isLowercase }
      && (1...2).contains(parts[parts.count - 1].utf8.count)
      && parts[parts.count - 1].utf8.allSatisfy(\.isASCIIDigit)
  }

  /// Whether the text consists of lowercase ASCII letters and `-`.
  private var isLowercase: Bool {
    utf8.allSatisfy { $0.isASCIILowercase || $0 == UInt8(ascii: "-") }
  }
}

extension Period {
  /// A scope's settings in JSON, in the API's form.
  fileprivate func inCommand(of scope: Scope) -> String? {
    switch self {
    case .days(let count), .hours(let count): "{\"\(scope.apiKeys.period)\":\(count)}"
    case .unlimited: "{}"
    case .unknown: nil
    }
  }
}
