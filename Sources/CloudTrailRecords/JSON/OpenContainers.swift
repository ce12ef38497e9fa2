/// Which of the open containers are objects: a stack of at most 256 bits.
struct OpenContainers {
  private var isObject: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
  private(set) var count = 0

  var last: Bool? {
    guard count > 0 else { return nil }
    let bit = UInt64(1) << UInt64((count - 1) % 64)
    return word(at: count - 1) & bit != 0
  }

  mutating func push(isObject: Bool) {
    let bit = UInt64(1) << UInt64(count % 64)
    let old = word(at: count)
    setWord(at: count, to: isObject ? old | bit : old & ~bit)
    count += 1
  }

  mutating func pop() { count -= 1 }

  private func word(at index: Int) -> UInt64 {
    switch index / 64 {
    case 0: isObject.0
    case 1: isObject.1
    case 2: isObject.2
    default: isObject.3
    }
  }

  private mutating func setWord(at index: Int, to value: UInt64) {
    switch index / 64 {
    case 0: isObject.0 = value
    case 1: isObject.1 = value
    case 2: isObject.2 = value
    default: isObject.3 = value
    }
  }
}
