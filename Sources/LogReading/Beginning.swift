/// The first plain bytes of an input that grows, by which it is known when it is read again.
package struct Beginning: Hashable, Sendable {
  /// How many.
  package let bytes: UInt64
  /// Their SHA-256.
  package let sha256: [UInt8]

  /// - Parameters: see the properties.
  package init(bytes: UInt64, sha256: [UInt8]) {
    (self.bytes, self.sha256) = (bytes, sha256)
  }
}

/// How far an input that grows was read.
package struct ReadSoFar: Sendable {
  /// What that came to.
  package let reading: InputReading
  /// The bytes in which that was found.
  package let beginning: Beginning
  /// The known beginnings that it has.
  package let met: Set<Beginning>
}

/// Goes along with the plain bytes of an input, and notes which of some known beginnings it has.
struct BeginningSearch {
  private let hash = StoredHash()
  private var bytes: UInt64 = 0
  /// Those that were not reached, the shortest first.
  private var known: ArraySlice<Beginning>
  private(set) var met: Set<Beginning> = []

  init(_ known: Set<Beginning>) {
    self.known = known.sorted { $0.bytes < $1.bytes }[...]
  }

  /// All that was read so far.
  var beginning: Beginning { Beginning(bytes: bytes, sha256: hash.value) }

  /// Takes the bytes that were read next.
  mutating func take(_ window: Span<UInt8>) {
    var start = 0
    while let next = known.first, next.bytes <= bytes + UInt64(window.count - start) {
      let end = start + Int(next.bytes - bytes)
      add(window.extracting(start..<end))
      start = end
      if hash.value == next.sha256 { met.insert(next) }
      known.removeFirst()
    }
    add(window.extracting(start..<window.count))
  }

  private mutating func add(_ part: Span<UInt8>) {
    hash.add(part)
    bytes += UInt64(part.count)
  }
}
