public import RetentionModel

/// A time zone in which a reader sees times beside UTC.
public struct ReaderZone: Sendable {
  /// The zone of what is being written; nil for UTC alone.
  @TaskLocal static var current: ReaderZone?

  /// Its name.
  public let name: String
  private let offset: @Sendable (Instant) -> Int

  /// - Parameters:
  ///   - name: what it is called.
  ///   - offset: how many seconds its clocks are ahead of UTC at a moment.
  public init(name: String, offset: @escaping @Sendable (Instant) -> Int) {
    (self.name, self.offset) = (name, offset)
  }

  /// What stands on top of a report: `UTC`, `UTC, and in brackets Europe/Berlin`.
  static var words: String { current.map { "UTC, and in brackets \($0.name)" } ?? "UTC" }

  /// `05:07:52 +02:00`, with the date where it is another one than in UTC.
  func words(of moment: Instant) -> String {
    let ahead = offset(moment)
    let local = moment.adding(seconds: ahead)
    let (hours, minutes) = (abs(ahead) / 3600, abs(ahead) / 60 % 60)
    let distance = [hours, minutes].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    let date = local.date == moment.date ? "" : "\(local.date) "
    return "\(date)\(local.timeOfDay) \(ahead < 0 ? "-" : "+")\(distance)"
  }
}

extension ReportFormat {
  /// Does what writes in this form. Readers see times in a zone beside UTC; programs get UTC alone.
  /// - Parameters:
  ///   - zone: the zone; nil for UTC alone.
  ///   - write: the work.
  public func inZone(_ zone: ReaderZone?, _ write: () -> Void) {
    ReaderZone.$current.withValue(["text", "html"].contains(name) ? zone : nil) { write() }
  }
}
