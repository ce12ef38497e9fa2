/// The links of an archive of which it is not known yet whether they lead to something in it, which is read under its own
/// name.
struct TarLinks {
  /// How many names are remembered, as hashes; a link to a further one is taken for one to nothing.
  private static let mostNames = 1 << 18
  /// How many links may wait for what they lead to.
  private static let mostOpen = 1 << 10

  private var names: Set<Int> = []
  private var open: [(name: String, target: Int)] = []

  /// Notes what is in the archive.
  mutating func note(_ name: EntryName) {
    guard names.count < TarLinks.mostNames, let place = name.place else { return }
    names.insert(place)
  }

  /// Notes a link.
  /// - Parameter target: a hash of the place that it leads to; nil where that is outside.
  /// - Returns: whether it is certain already, or taken to be, that it leads to nothing in the archive.
  mutating func leadsNowhere(_ name: String, to target: Int?) -> Bool {
    guard let target else { return true }
    if names.contains(target) { return false }
    guard open.count < TarLinks.mostOpen else { return true }
    open.append((name, target))
    return false
  }

  /// The links that lead to nothing in the archive, now that all of it is known.
  mutating func takeDangling() -> [String] {
    defer { open = [] }
    return open.filter { !names.contains($0.target) }.map(\.name)
  }
}
