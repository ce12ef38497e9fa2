package import CloudTrailRecords

/// A service that destroys by retention: all that is known of it, in one value.
///
/// Everything else asks this value, so that a further service is one file and a line in `all`. Two services are the same
/// if their ids are.
public final class RetentionService: Sendable {
  /// What outputs call it: lower-case words with hyphens.
  public let id: String
  /// What AWS calls it.
  public let name: String
  /// What its retention belongs to: `Chime account`.
  public let resourceNoun: String
  /// The same where no word beside it names the service: `Amazon Chime account`.
  public let resourceType: String
  /// What is kept by its settings, in the order of all output.
  public let scopes: [Scope]
  /// The eventSources under which its calls are recorded.
  public let eventSources: [String]
  /// How the eventSources of its kin begin, under which no retention call was ever seen; nil where it has none.
  public let relatedSources: String?
  /// Where its calls are recorded; none where that is not known.
  public let regions: [String]
  /// The first moment after its end; nil for a service that goes on.
  public let end: Instant?
  /// How many days what was hidden can be restored; nil where it is deleted at once.
  public let graceDays: Int?

  let operations: [(eventName: String, role: RetentionCall.Role)]
  let fields: Fields
  package let remedy: Remedy?

  /// Where a record has what is asked of it; keys are matched without regard to case.
  package struct Fields: Sendable {
    /// The member of requestParameters that names the resource.
    let resource: StaticString
    /// Whether that is an ARN, whose Region is the resource's.
    let isARN: Bool
    /// The member of requestParameters and responseElements that has the settings, one member a scope.
    let settings: StaticString
    /// The member of responseElements that tells when deletion begins.
    let deletionTime: StaticString?

    package init(
      resource: StaticString, isARN: Bool = false, settings: StaticString, deletionTime: StaticString? = nil
    ) {
      self.resource = resource
      self.isARN = isARN
      self.settings = settings
      self.deletionTime = deletionTime
    }
  }

  /// The command of the AWS CLI that sets a period.
  package struct Remedy: Sendable {
    /// `chime put-retention-settings`
    package let command: String
    /// The option that names the resource.
    package let resourceOption: String
    /// The option whose value are the settings, as the API has them.
    package let settingsOption: String
    /// The resource's type in an ARN (`arn:PARTITION:chime:REGION:ACCOUNT:TYPE/ID`); nil where it is a bare id.
    package var arnType: (service: String, type: String)?
  }

  package init(
    id: String, name: String, resourceNoun: String, resourceType: String? = nil, scopes: [Scope],
    operations: KeyValuePairs<String, RetentionCall.Role>, eventSources: [String],
    relatedSources: String? = nil, regions: [String], end: Instant? = nil,
    graceDays: Int?, fields: Fields, remedy: Remedy? = nil
  ) {
    self.id = id
    self.name = name
    self.resourceNoun = resourceNoun
    self.resourceType = resourceType ?? resourceNoun
    self.scopes = scopes
    self.operations = operations.map { ($0.key, $0.value) }
    self.eventSources = eventSources
    self.relatedSources = relatedSources
    self.regions = regions
    self.end = end
    self.graceDays = graceDays
    self.fields = fields
    self.remedy = remedy
  }

  /// All services whose calls are looked for.
  public static let all: [RetentionService] = [.chime, .chimeSDK]

  /// Its calls.
  public var calls: [RetentionCall] { operations.indices.map(call) }

  /// The members of its calls' parameters that are numbers.
  var numbers: [String] { scopes.map { "\($0.periodKey)" } }

  func call(_ index: Int) -> RetentionCall {
    RetentionCall(service: self, eventName: operations[index].eventName, role: operations[index].role)
  }

  /// Whether it has ended, as of a clock.
  package func isOver(at moment: Instant) -> Bool { end.map { $0 <= moment } ?? false }
}

extension RetentionService: Hashable {
  /// Whether both are one service.
  public static func == (a: RetentionService, b: RetentionService) -> Bool { a.id == b.id }

  /// Feeds what makes two services the same.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension [RetentionService] {
  /// What a scanner is to look for; its groups are the services, in their order.
  package var wanted: WantedCalls {
    WantedCalls(
      map {
        WantedCalls.Group(
          eventNames: $0.operations.map(\.eventName), eventSources: $0.eventSources,
          relatedSources: $0.relatedSources, numbers: $0.numbers)
      })
  }
}

/// An API call that sets, deletes or reads a retention period.
public struct RetentionCall: Hashable, Sendable {
  /// What a call does.
  public enum Role: Sendable {
    case sets
    /// It removes the settings, so that nothing expires any more.
    case deletes
    case reads
  }

  /// Whose call it is.
  public let service: RetentionService
  /// CloudTrail's name for it: the operation's.
  public let eventName: String
  /// What it does.
  public let role: Role

  /// Whether it changes the settings, rather than reading them.
  public var isChange: Bool { role != .reads }
}
