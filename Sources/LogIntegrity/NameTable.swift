internal import RetentionModel

// The names of two digests and a log, found by their hashes in a table that is at most half full:
//
//   texts  0 … _20240101T010000Z   1 … _20240101T020000Z   2 … _20240101T0005Z_AbCd…
//   slots  ·  2  ·  ·  0  1  ·  ·

/// Many different texts, each known by its number and found by its bytes.
struct NameTable {
  private var texts = PackedTexts()
  private var slots = [Int32](repeating: -1, count: 64)

  var count: Int { texts.count }

  /// The number of a text, which is added if it is new.
  mutating func number(of text: some Collection<UInt8>) -> Int32 {
    let slot = slot(of: text)
    guard slots[slot] < 0 else { return slots[slot] }
    let number = Int32(texts.count)
    texts.append(text)
    slots[slot] = number
    if texts.count * 2 > slots.count { grow() }
    return number
  }

  /// The number of a text, or nil if it has none.
  func find(_ text: some Collection<UInt8>) -> Int32? {
    let number = slots[slot(of: text)]
    return number < 0 ? nil : number
  }

  /// The bytes of a number's text.
  func text(_ number: Int32) -> ArraySlice<UInt8> { texts[Int(number)] }

  /// The text of a number.
  subscript(number: Int32) -> String { String(decoding: texts[Int(number)], as: UTF8.self) }

  /// Where a text stands, or else where it would.
  private func slot(of text: some Collection<UInt8>) -> Int {
    var slot = start(of: text)
    while slots[slot] >= 0, !texts[Int(slots[slot])].elementsEqual(text) {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private func start(of text: some Collection<UInt8>) -> Int {
    var hasher = Hasher()
    for byte in text { hasher.combine(byte) }
    return hasher.finalize() & (slots.count - 1)
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for number in 0..<texts.count {
      var slot = start(of: texts[number])
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }
}
