public import ArgumentParser
public import RetentionModel
internal import RetentionReports

/// What is shown of the accounts and times that a run is about; what is not shown is counted, and judged all the same.
struct ViewOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Show only events by callers whose ARN, name, id or access key has this in it (repeatable).",
      valueName: "text"))
  var actor: [String] = []

  @Option(
    help: ArgumentHelp(
      "Show only what concerns this, and events that name nothing (repeatable).", valueName: "scope"))
  var scope: [Scope] = []

  @Option(
    help: ArgumentHelp("Show only changes that went this way (repeatable).", valueName: "effect"))
  var effect: [Effect] = []

  func validate() throws {
    if actor.contains("") { throw ValidationError("--actor takes a part of a caller's name, id or key.") }
  }

  func add(to selection: inout Selection) {
    selection.actors = actor
    selection.scopes = scope
    selection.effects = effect
  }
}

extension Scope: ExpressibleByArgument {
  private static var all: [Scope] { RetentionService.all.flatMap(\.scopes) }

  /// - Parameter argument: its id or its plural.
  public init?(argument: String) {
    guard let scope = Scope.all.first(where: { $0.id == argument || $0.plural == argument }) else {
      return nil
    }
    self = scope
  }

  /// The ids.
  public static var allValueStrings: [String] { all.map(\.id) }

  /// The ids.
  public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

extension Effect: ExpressibleByArgument {}
