internal import LogReading
internal import RetentionReports
internal import SystemPackage

/// The files that a run writes, or the standard output.
struct Outputs: Sendable {
  private let all: [Output]
  private let isColored: @Sendable (_ toFile: Bool) -> Bool

  /// - Throws: `OutputFailure` where a file cannot be created; none is left behind then.
  init(_ options: OutputOptions) throws {
    let color = options.color.color
    isColored = { color.isColored(toFile: $0) }
    var all: [Output] = []
    do {
      for path in options.output {
        all.append(try Output(FilePath(path), overwrites: options.force))
      }
      if options.output.isEmpty { all.append(try Output(nil, overwrites: options.force)) }
    } catch {
      for output in all { output.abandon() }
      throw error
    }
    self.all = all
  }

  /// The one for what is no report.
  var only: Output { all[0] }

  /// The files that are written, which are no input.
  var identities: Set<FileIdentity> { Set(all.flatMap(\.identities)) }

  /// Writes a report to each.
  /// - Parameters:
  ///   - format: the format of all; nil for that of each file's name, else text.
  ///   - style: how text is laid out, but for width and colour: a file is the same wherever the command was run.
  ///   - zone: where readers see times of beside UTC.
  func write<Content: ReportContent>(
    _ content: Content, as format: FormatChoice<Content>?, style: TextStyle = TextStyle(), zone: ReaderZone?
  ) {
    for output in all {
      var style = style
      style.width = output.name == nil ? Terminal.width : 80
      style.cutsPaths = output.name == nil && Terminal.isOutput
      style.isColored = isColored(output.name != nil)
      let chosen = format?.chosen ?? output.name.flatMap(ReportFormat.named) ?? .text
      chosen.inZone(zone) { content.write(chosen, to: output, style: style) }
    }
  }

  /// Does work that writes to them, and gives each its name; none of them where anything fails.
  func complete<Value>(_ work: () async throws -> Value) async throws -> Value {
    do {
      let value = try await work()
      for output in all { try output.flush() }
      for output in all { try output.close() }
      return value
    } catch {
      for output in all { output.abandon() }
      // Once the output has failed, anything else that ends the work follows from that.
      throw all.lazy.compactMap(\.failure).first ?? error
    }
  }
}
