/// The API calls whose records a scan hands out, by service.
///
/// A record tells of a call if its eventName is one of a group's, and its eventSource is one of the same
/// group's. One that nearly does is reported, so that what was changed, cut or written by hand is not dropped in
/// silence.
public struct WantedCalls: Sendable {
  /// The calls of one service.
  public struct Group: Sendable {
    /// The calls' names, as eventName has them.
    public let eventNames: [String]
    /// The names under which CloudTrail records them, such as `example.amazonaws.com`.
    public let eventSources: [String]
    /// What the names of related services begin with; nil where there are none. A wanted eventName from a
    /// related service that is not among eventSources is reported; another service's call of the same name is
    /// none.
    public let relatedSources: String?
    /// The members of the calls' parameters that are numbers: a query engine prints a struct without its types.
    public let numbers: [String]

    /// - Parameters: see the properties. A name has at least two letters side by side.
    public init(
      eventNames: [String], eventSources: [String], relatedSources: String? = nil, numbers: [String] = []
    ) {
      self.eventNames = eventNames
      self.eventSources = eventSources
      self.relatedSources = relatedSources
      self.numbers = numbers
    }
  }

  /// One of the calls.
  public struct Call: Hashable, Sendable {
    /// The index of its group.
    public let group: Int
    /// The index of its name in the group.
    public let index: Int
    /// Its name.
    public let eventName: String
  }

  /// What was asked for.
  public let groups: [Group]
  /// The members of any group's parameters that are numbers.
  let numbers: [String]
  /// All calls, in the order of the groups.
  let calls: [Call]
  /// The texts of which each record of a wanted call has one.
  let needles: [Needle]

  /// - Parameter groups: one a service.
  public init(_ groups: [Group]) {
    self.groups = groups
    numbers = groups.flatMap(\.numbers)
    calls = groups.enumerated().flatMap { group, calls in
      calls.eventNames.enumerated().map { Call(group: group, index: $0, eventName: $1) }
    }
    needles = Needle.all(for: groups.map(\.eventNames))
  }
}
