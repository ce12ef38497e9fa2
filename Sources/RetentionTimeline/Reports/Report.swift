/// What a run has to tell: every format prints this and nothing else.
public struct Report: Sendable {
  /// The program and its version.
  public let tool: String
  /// The clock that deadlines are judged by.
  public let asOf: Instant
  /// How much was read, and what could not be.
  public let input: InputTally
  /// The timelines that are shown, sorted by subject.
  public let timelines: [Timeline]
  /// What of their entries is shown.
  public let selection: Selection

  /// - Parameters:
  ///   - tool: the program and its version.
  ///   - history: all events that were read.
  ///   - input: how they were read; its `duplicates` are taken from the history.
  ///   - selection: what is to be shown.
  ///   - asOf: the clock that deadlines are judged by.
  public init(
    tool: String, history: EventHistory, input: InputTally, selection: Selection, asOf: Instant
  ) {
    self.tool = tool
    self.asOf = asOf
    self.selection = selection
    var input = input
    input.duplicates = history.duplicates
    self.input = input
    timelines = history.timelines(asOf: asOf, reach: input.reach)
      .filter { selection.contains($0.subject) }
  }

  /// The entries of a timeline that are shown.
  public func entries(of timeline: Timeline) -> [Entry] {
    timeline.entries.filter { selection.contains($0.event.eventTime) }
  }
}
