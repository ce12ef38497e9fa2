internal import ArgumentParser
internal import LogReading
internal import RetentionModel
internal import RetentionStore
internal import SystemPackage

/// `retention-trail collect`
struct CollectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collect",
    abstract: "Read what is new into a store, which every command reads with --store.",
    discussion: """
      Files that the store knows by path, size and time of change are not opened again; --rehash reads them all. A file \
      whose content changed under its name is kept beside the earlier one. What is made from a store is what would be made \
      from all that was collected.

      EXAMPLES:
        retention-trail collect --store case.db logs/ && retention-trail timeline --store case.db
        retention-trail collect --store case.db --rehash logs/
        tar -chf - logs | retention-trail collect --store case.db --source bucket -
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @Option(
    help: ArgumentHelp(
      "What the standard input is called in the store: the path of it, or the folder of what is in it.",
      valueName: "name"))
  var source: String?

  @Flag(help: "Read the files that the store knows as well, and compare their hashes.")
  var rehash = false

  @Flag(help: "Read nothing, and look whether the store is sound.")
  var check = false

  @OptionGroup var messages: MessageOptions

  func validate() throws {
    guard input.reading.store != nil else {
      throw ValidationError("collect needs --store FILE, which it makes where there is none.")
    }
    let isNamed = !input.paths.isEmpty || input.filesFrom != nil || !input.reading.extract.isEmpty
    guard !check || !isNamed, !check || !rehash else {
      throw ValidationError("--check reads nothing but the store; leave out the rest.")
    }
    guard check || isNamed else {
      throw ValidationError("Nothing to collect: name files or folders.")
    }
    guard source != nil || !input.paths.contains("-") else {
      throw ValidationError("The standard input has no name: --source says where its logs come from.")
    }
    guard
      source == nil
        || source != "" && input.paths == ["-"] && input.filesFrom == nil
          && input.reading.extract.isEmpty
    else {
      throw ValidationError("--source names the standard input, which then is collected alone.")
    }
  }

  func run() async throws {
    guard let name = input.reading.store else { return }
    if check { return try report(on: Store(reading: FilePath(name))) }
    let inputs = try input.inputs()
    let store = try Store(writing: FilePath(name)) {
      Messages.error("\(name): another process is writing it; waiting until it is done")
    }
    var reader = input.reader(excluding: [])
    reader.source = source.map { LogReader.Source(.standardInput, name: $0) }
    let collection = try Collection(into: store, by: reader, rehashes: rehash)
    let (tally, counts) = try await reader.showingProgress(messages.showsProgress, of: inputs) {
      try await collection.read($1, by: $0)
    }
    for problem in tally.problems { Messages.problem(problem) }
    if !messages.quiet { Messages.error("\(name): \(counts.words)") }
    try tally.requireWhole()
  }

  private func report(on store: Store) throws {
    let faults = try store.faults(by: input.reader(excluding: []))
    for fault in faults { Messages.error("\(store.path): \(fault)") }
    guard faults.isEmpty else { throw ExitCode(2) }
    if !messages.quiet { Messages.error("\(store.path): the store is sound") }
  }
}

extension Collection.Counts {
  fileprivate var words: String {
    let trusted = unopened > 0 ? " (\(unopened) not opened again)" : ""
    return "\(new) new, \(known) known\(trusted), \(changed) changed, \(vanished) vanished"
  }
}
