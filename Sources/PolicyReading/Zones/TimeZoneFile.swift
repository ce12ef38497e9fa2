/// A time zone as tzdata's compiled files describe it (TZif, RFC 9636).
///
/// Such a file has a header and a block for times of 32 bits, which is skipped, the same again for times of 64
/// bits, and a rule in text for all times from the last transition on:
///
///     header   TZif, version, 15 unused bytes, six counts
///     block    times, their types, types (offset, is daylight, name), names, leap seconds, indicators
///     footer   line break, rule, line break
struct TimeZoneFile: Sendable {
  /// Seconds since 1970, in order.
  private let transitions: [Int64]
  /// Seconds east of UTC: before the first transition, and after each.
  private let offsets: [Int]
  /// Nil where the last offset stays.
  private let rule: PosixZone?

  /// - Returns: nil for bytes that are no such file, or one of version 1, or one that counts leap seconds.
  init?(_ bytes: [UInt8]) {
    var rest = bytes[...]
    guard let old = Header(&rest), rest.take(old.blockSize(timeSize: 4)) != nil,
      let header = Header(&rest), header.leaps == 0,
      let times = rest.take(header.times * 8), let kinds = rest.take(header.times),
      let types = rest.take(header.types * 6), header.types > 0,
      rest.take(header.names + header.standards + header.universals) != nil,
      rest.first == UInt8(ascii: "\n"), let end = rest.dropFirst().firstIndex(of: UInt8(ascii: "\n"))
    else { return nil }

    transitions = times.numbers(ofSize: 8, every: 8)
    let isInOrder = zip(transitions, transitions.dropFirst()).allSatisfy { $0 < $1 }
    let known = types.numbers(ofSize: 4, every: 6).map(Int.init)
    guard isInOrder, known.allSatisfy({ $0.magnitude <= 26 * 3600 }),
      kinds.allSatisfy({ Int($0) < known.count })
    else { return nil }
    offsets = [known[0]] + kinds.map { known[Int($0)] }

    let footer = rest[(rest.startIndex + 1)..<end]
    rule = PosixZone(footer)
    if rule == nil, !footer.isEmpty { return nil }
  }

  /// Seconds east of UTC at a moment, in seconds since 1970.
  func offset(at seconds: Int64) -> Int {
    if let rule, seconds >= transitions.last ?? .min { return rule.offset(at: seconds) }
    var (low, high) = (0, transitions.count)
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    return offsets[low]
  }
}

/// What a block begins with: how much of everything there is.
private struct Header {
  let universals, standards, leaps, times, types, names: Int

  init?(_ bytes: inout ArraySlice<UInt8>) {
    guard let magic = bytes.take(4), magic.elementsEqual("TZif".utf8),
      let version = bytes.take(16)?.first, version >= UInt8(ascii: "2"), let counts = bytes.take(24)
    else { return nil }
    let numbers = counts.numbers(ofSize: 4, every: 4).map(Int.init)
    guard numbers.allSatisfy({ $0 >= 0 }) else { return nil }
    (universals, standards, leaps) = (numbers[0], numbers[1], numbers[2])
    (times, types, names) = (numbers[3], numbers[4], numbers[5])
  }

  func blockSize(timeSize: Int) -> Int {
    times * (timeSize + 1) + types * 6 + names + leaps * (timeSize + 4) + standards + universals
  }
}

extension ArraySlice<UInt8> {
  /// Takes so many bytes off the front; nil where there are not as many.
  fileprivate mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count <= self.count else { return nil }
    defer { removeFirst(count) }
    return prefix(count)
  }

  /// The big-endian numbers, with their sign, that begin at every so many bytes.
  fileprivate func numbers(ofSize size: Int, every stride: Int) -> [Int64] {
    Swift.stride(from: startIndex, to: endIndex, by: stride).map { start in
      let unsigned = self[start..<start + size].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      let unused = 64 - 8 * size
      return Int64(bitPattern: unsigned << UInt64(unused)) >> Int64(unused)
    }
  }
}
