internal import LogReading

/// How far a reading is, in words: `reading: 120 of 400 files, 1.2 of 3.4 GiB, 350000 records/s, 12 s left`.
struct ProgressWords: CustomStringConvertible {
  let done: ReadingProgress.Counts
  /// Nil where it is not known.
  let total: ReadingProgress.Counts?
  let elapsed: Duration

  var description: String {
    let parts = [files, bytes, rate, timeLeft].compactMap(\.self)
    return "reading: " + parts.joined(separator: ", ")
  }

  private var files: String? {
    if let total { return "\(done.files) of \(total.files) file\(total.files == 1 ? "" : "s")" }
    return done.files == 0 ? nil : "\(done.files) file\(done.files == 1 ? "" : "s")"
  }

  private var bytes: String {
    let units = ["KiB", "MiB", "GiB", "TiB", "PiB"]
    var (size, index) = (1 << 10, 0)
    while max(done.bytes, total?.bytes ?? 0) / size >= 1024, index + 1 < units.count {
      size <<= 10
      index += 1
    }
    func number(_ bytes: Int) -> String {
      let (whole, rest) = bytes.quotientAndRemainder(dividingBy: size)
      return "\(whole).\(rest / (size / 10 + 1))"
    }
    let of = total.map { " of \(number($0.bytes))" } ?? ""
    return "\(number(done.bytes))\(of) \(units[index])"
  }

  private var rate: String? {
    let milliseconds = Int(elapsed / .milliseconds(1))
    return milliseconds > 0 ? "\(done.records * 1000 / milliseconds) records/s" : nil
  }

  /// As long as it took so far, for as many bytes.
  private var timeLeft: String? {
    guard let total, done.bytes > 0, done.bytes < total.bytes else { return nil }
    let ratio = Double(total.bytes - done.bytes) / Double(done.bytes)
    guard let seconds = Int(exactly: (elapsed / .seconds(1) * ratio).rounded(.up)) else { return nil }
    return switch seconds {
    case ..<60: "\(seconds) s left"
    case ..<3600: "\(seconds / 60) min \(seconds % 60) s left"
    default: "\(seconds / 3600) h \(seconds / 60 % 60) min left"
    }
  }
}
