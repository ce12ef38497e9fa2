// The records of a pax header, each `LENGTH KEY=VALUE` and a line break, where the length counts all of it:
//
//   30 mtime=1717529064.123456789␊ 22 path=AWSLogs/a.json␊

/// What headers before it say of the next file, read byte by byte.
struct PaxRecords {
  /// The longest name that is kept: the longest path that Linux opens.
  static let longestName = 4096
  private static let longestKey = 64

  private enum Phase {
    case length, key, value, broken
  }

  private var path: [UInt8]?
  private var sparseName: [UInt8]?
  /// What a link leads to.
  private(set) var linkPath: [UInt8]?
  /// The size of the content as it is stored.
  private(set) var size: UInt64?
  /// Whether the content is a file of which the holes are left out.
  private(set) var isSparse = false
  /// Whether a name was too long to be kept.
  private(set) var hasLongName = false

  private var phase = Phase.length
  /// The length of the current record, and how many of its bytes were read.
  private var length: UInt64 = 0
  private var count: UInt64 = 0
  private var key: [UInt8] = []
  private var value: [UInt8] = []

  var name: [UInt8]? { sparseName ?? path }

  /// Whether the bytes so far are whole records.
  var isWhole: Bool { phase == .length && count == 0 }

  /// Begins another header's records; what those before said stays.
  mutating func begin() {
    beginRecord()
    hasLongName = false
  }

  /// Takes what GNU's own headers give as a name, or as what a link leads to.
  mutating func take(longName name: [UInt8], ofLink isLink: Bool) {
    set(isLink ? \.linkPath : \.path, to: name)
  }

  private mutating func beginRecord() {
    phase = .length
    (length, count) = (0, 0)
    key = []
    value = []
  }

  /// Reads the next byte of the records.
  mutating func take(_ byte: UInt8) {
    if phase != .broken { count += 1 }
    switch phase {
    case .length: takeLength(byte)
    case .key where byte == UInt8(ascii: "=") && count < length: phase = .value
    case .key where count < length:
      if key.count < PaxRecords.longestKey { key.append(byte) }
    case .value where count < length:
      if value.count <= PaxRecords.longestName { value.append(byte) }
    case .value where byte == UInt8(ascii: "\n"): end()
    case .key, .value: phase = .broken
    case .broken: break
    }
  }

  private mutating func takeLength(_ byte: UInt8) {
    if byte.isASCIIDigit, length < 1 << 56 {
      length = 10 * length + UInt64(byte - UInt8(ascii: "0"))
    } else if byte == UInt8(ascii: " "), length > count {
      phase = .key
    } else {
      phase = .broken
    }
  }

  private mutating func end() {
    let text = value.isEmpty ? nil : value
    switch String(decoding: key, as: UTF8.self) {
    case "path": set(\.path, to: text)
    case "linkpath": set(\.linkPath, to: text)
    case "size": setSize(text)
    case "GNU.sparse.name":
      isSparse = true
      set(\.sparseName, to: text)
    case let key where key.hasPrefix("GNU.sparse."): isSparse = true
    default: break
    }
    if phase != .broken { beginRecord() }
  }

  /// Keeps a name; an empty one takes back what was said before.
  private mutating func set(_ name: WritableKeyPath<PaxRecords, [UInt8]?>, to text: [UInt8]?) {
    if let text, text.count > PaxRecords.longestName {
      hasLongName = true
    } else {
      self[keyPath: name] = text
    }
  }

  private mutating func setSize(_ text: [UInt8]?) {
    size = nil
    guard let text else { return }
    var number: UInt64 = 0
    for byte in text {
      guard byte.isASCIIDigit, number < UInt64(Int64.max) / 10 else { return phase = .broken }
      number = 10 * number + UInt64(byte - UInt8(ascii: "0"))
    }
    size = number
  }
}

extension UInt8 {
  fileprivate var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
