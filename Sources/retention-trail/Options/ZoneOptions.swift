internal import ArgumentParser
internal import PolicyReading
internal import RetentionReports

/// In which zone readers see times beside UTC.
struct ZoneOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Show times in this zone beside UTC, such as Europe/Berlin (text, html).", valueName: "zone"))
  var timeZone: String?

  func validate() throws {
    guard let timeZone, NamedZone(timeZone) == nil else { return }
    let near = NamedZone.names.nearest(to: timeZone, within: 4)
    let advice =
      near.isEmpty ? "write a name such as Europe/Berlin" : "did you mean \(near.joinedByOr)?"
    throw ValidationError("--time-zone \(timeZone): not a time zone that this machine knows; \(advice)")
  }

  /// The zone; nil for UTC alone.
  var zone: ReaderZone? {
    timeZone.flatMap { NamedZone($0) }.map { zone in ReaderZone(name: zone.name) { zone.offset(at: $0) } }
  }
}
