/// The API calls whose records a scan hands out, by service.
///
/// A record is of a call if its eventName is in a group and its eventSource is in the same group. A record
/// that nearly is gets reported, so one that was edited, cut or written by hand is not dropped silently.
public struct WantedCalls: Sendable {
  /// The calls of one service.
  public struct Group: Sendable {
    /// The calls' names, as eventName has them.
    public let eventNames: [String]
    /// The names under which CloudTrail records the service, such as `example.amazonaws.com`.
    public let eventSources: [String]
    /// The prefix of the names of related services; nil if there are none. A wanted eventName from a related
    /// service that is not in eventSources is reported; the call of the same name of any other service is
    /// not.
    public let relatedSources: String?
    /// The numeric members of the calls' parameters: a query engine prints a struct without types.
    public let numbers: [String]
    /// A text in each of its records, in letters alone, without which its names are not looked for, unless a record names no
    /// service at all; nil if there is none. It spares a pass over every record for each name.
    public let sign: String?

    /// - Parameters: see the properties. Every name must have two adjacent letters.
    public init(
      eventNames: [String], eventSources: [String], relatedSources: String? = nil, numbers: [String] = [],
      sign: String? = nil
    ) {
      self.eventNames = eventNames
      self.eventSources = eventSources
      self.relatedSources = relatedSources
      self.numbers = numbers
      self.sign = sign
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

  /// The wanted calls, by service.
  public let groups: [Group]
  /// The numeric members of any group's parameters.
  let numbers: [String]
  /// All calls, in the order of the groups.
  let calls: [Call]
  /// Texts such that each record of a wanted call contains one, unless its group has a sign.
  let needles: [Needle]
  /// The needles of each group that has a sign.
  let signed: [SignedNeedles]

  /// - Parameter groups: one per service.
  public init(_ groups: [Group]) {
    self.groups = groups
    numbers = groups.flatMap(\.numbers)
    calls = groups.enumerated().flatMap { group, calls in
      calls.eventNames.enumerated().map { Call(group: group, index: $0, eventName: $1) }
    }
    needles = Needle.all(for: groups.filter { $0.sign == nil }.map(\.eventNames))
    signed = groups.compactMap { group in group.sign.map { SignedNeedles($0, for: group.eventNames) } }
  }
}
