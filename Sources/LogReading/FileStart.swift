internal import Untar

/// The first windows of a file, held back until they show whether it is a tar archive. Of a plain file nothing is held
/// back as a rule: its first window has enough bytes.
struct FileStart {
  /// The bytes of a window, and the gzip member that they came from.
  struct Held {
    let bytes: [UInt8]
    let member: Int
  }

  /// The windows before the current one.
  private(set) var held: [Held] = []
  private var kind = TarStart.undecided

  var isArchive: Bool { kind == .archive }

  /// All bytes before the current window.
  var bytes: [UInt8] { held.flatMap(\.bytes) }

  /// Looks at the next window.
  /// - Returns: whether it was taken, since more are needed.
  mutating func take(_ window: Span<UInt8>, member: Int) -> Bool {
    if held.isEmpty, TarStart.isNone(window) {
      kind = .other
      return false
    }
    var first = bytes
    for index in 0..<min(window.count, TarStart.count - first.count) { first.append(window[index]) }
    kind = TarStart(first)
    guard kind == .undecided else { return false }
    held.append(Held(bytes: (0..<window.count).map { window[$0] }, member: member))
    return true
  }
}
