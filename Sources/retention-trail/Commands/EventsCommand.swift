internal import RetentionModel
internal import RetentionReports
internal import ArgumentParser
internal import LogReading
internal import RetentionStore
internal import Synchronization

/// `retention-trail events`
struct EventsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "events",
    abstract: "Print the matching records themselves, one a line.",
    discussion: """
      Each record's original bytes, only line breaks between tokens turned into spaces, in the order of \
      the input. Repeats are printed as often as they occur.

      EXAMPLES:
        retention-trail events logs/ | jq .requestParameters
        retention-trail events logs/ > retention-events.jsonl
      """)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Selection") var selection: SelectionOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    try output.requireOne()
    if !selection.view.effect.isEmpty {
      throw ValidationError("What an event did is not in its record: --effect is for timeline and findings.")
    }
  }

  func run() async throws {
    let selection = selection.selection
    let isTerminal = output.output.isEmpty && Terminal.isOutput
    let hidden = Count()
    let inputs = try input.inputs()
    let store = try input.reading.openStore()
    let isLive = inputs.contains(.standardInput)
    let showsProgress = output.messages.showsProgress
    let tally = try await output.run { outputs in
      let output = outputs.only
      var reader = input.reader(excluding: output.identities)
      reader.keepsBytes = true
      return try await reader.showingProgress(showsProgress, of: inputs) { reader, inputs in
        try await reader.read(inputs, with: store) { batch in
          for sighting in batch.sightings
          where !sighting.isOfTrail
            && (selection.isEverything || sighting.event.map(selection.contains) ?? false)
          {
            if selection.isView, let event = sighting.event, !selection.shows(event) {
              hidden.add()
              continue
            }
            try output.write(isTerminal ? sighting.bytes.onOneLine.tame : sighting.bytes.onOneLine)
          }
          if isLive { try output.flush() }
        }
      }
    }
    let count = hidden.value
    if count > 0, !output.messages.quiet {
      Messages.error("\(selection.viewOptions): \(count) more of the requested records not shown")
    }
    try tally.requireWhole()
  }
}

/// How many records were passed over.
private final class Count: Sendable {
  private let count = Mutex(0)

  func add() { count.withLock { $0 += 1 } }

  var value: Int { count.withLock { $0 } }
}

extension [UInt8] {
  /// A JSON value on a line of its own: raw line breaks can only stand between its tokens.
  fileprivate var onOneLine: [UInt8] {
    var line = self
    for index in indices where self[index] == UInt8(ascii: "\n") || self[index] == UInt8(ascii: "\r") {
      line[index] = UInt8(ascii: " ")
    }
    line.append(UInt8(ascii: "\n"))
    return line
  }
}
