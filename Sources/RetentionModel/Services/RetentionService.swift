package import CloudTrailRecords

/// A service with retention settings: everything specific to it, in one value.
///
/// All other code takes these facts from this value, so another service is one file and one entry in `all`.
/// Two services are equal if their ids are.
public final class RetentionService: Sendable {
  /// Its name in outputs: lowercase words with hyphens.
  public let id: String
  /// AWS's name for it.
  public let name: String
  /// What its retention settings belong to: `Chime account`.
  public let resourceNoun: String
  /// The same, where no adjacent word names the service: `Amazon Chime account`.
  public let resourceType: String
  /// What its settings apply to, in the order of all output.
  public let scopes: [Scope]
  /// The eventSources under which its calls are recorded.
  public let eventSources: [String]
  /// The prefix of the eventSources of related services, under which no retention call has been seen; nil if
  /// there are none.
  public let relatedSources: String?
  /// The Regions in which its calls are recorded; empty if unknown.
  public let regions: [String]
  /// The first moment after the service's end; nil if it has no end date.
  public let end: Instant?
  /// For how many days hidden messages can be restored; nil if they are deleted immediately.
  public let graceDays: Int?

  let operations: [(eventName: String, role: RetentionCall.Role)]
  let fields: Fields
  package let remedy: Remedy?

  /// Where the relevant fields of a record are; keys are matched ignoring case.
  package struct Fields: Sendable {
    /// The member of requestParameters that names the resource.
    let resource: StaticString
    /// Whether that is an ARN, whose Region is the resource's.
    let isARN: Bool
    /// The member of requestParameters and responseElements with the settings, one member per scope.
    let settings: StaticString
    /// The member of responseElements that gives the time when deletion begins.
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

  /// The AWS CLI command that sets a period.
  package struct Remedy: Sendable {
    /// `chime put-retention-settings`
    package let command: String
    /// The option that names the resource.
    package let resourceOption: String
    /// The option whose value is the settings, in the API's form.
    package let settingsOption: String
    /// The resource's type in an ARN (`arn:PARTITION:chime:REGION:ACCOUNT:TYPE/ID`); nil if it is a bare id.
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

  /// All supported services.
  public static let all: [RetentionService] = [.chime, .chimeSDK]

  /// Its calls.
  public var calls: [RetentionCall] { operations.indices.map(call) }

  /// The numeric members of its calls' parameters.
  var numbers: [String] { scopes.map { "\($0.periodKey)" } }

  func call(_ index: Int) -> RetentionCall {
    RetentionCall(service: self, eventName: operations[index].eventName, role: operations[index].role)
  }

  /// Whether the service has ended at a moment.
  package func isOver(at moment: Instant) -> Bool { end.map { $0 <= moment } ?? false }
}

extension RetentionService: Hashable {
  /// Whether both have the same id.
  public static func == (a: RetentionService, b: RetentionService) -> Bool { a.id == b.id }

  /// Hashes the id.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension [RetentionService] {
  /// The calls that a scanner looks for; the groups are the services, in order.
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
    /// It removes the settings, so that nothing expires.
    case deletes
    case reads
  }

  /// The service that the call belongs to.
  public let service: RetentionService
  /// CloudTrail's name for it, which is the operation's.
  public let eventName: String
  /// What it does.
  public let role: Role

  /// Whether it changes the settings rather than reading them.
  public var isChange: Bool { role != .reads }
}
