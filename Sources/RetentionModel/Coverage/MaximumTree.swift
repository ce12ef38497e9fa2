// The maxima of ranges of some numbers, each level doubling the ranges, of which only the complete ones are kept:
//
//      9               levels[1]
//    5   9   7         levels[0]
//   5 2 9 4 6 7 8      the numbers
//
// A further number completes few of them, so that it is appended in a few steps.

/// Numbers whose maximum in any range is found in logarithmic time.
struct MaximumTree: Sendable {
  private var numbers: [Int64] = []
  /// The index of the greatest number in each complete range, the first of equal ones.
  private var levels: [[Int]] = []

  /// Adds a number behind the others.
  mutating func append(_ number: Int64) {
    numbers.append(number)
    var (level, range) = (0, numbers.count - 1)
    while range % 2 == 1 {
      if level == levels.count { levels.append([]) }
      levels[level].append(greater(greatest(level, range - 1), greatest(level, range)))
      (level, range) = (level + 1, range / 2)
    }
  }

  /// The index of the greatest number in a range, the first of equal ones; nil for an empty range.
  func firstMaximum(in range: Range<Int>) -> Int? {
    var (low, high, level) = (range.lowerBound, range.upperBound, 0)
    var best: Int?
    func take(_ index: Int) { best = best.map { greater($0, index) } ?? index }
    while low < high {
      if low % 2 == 1 {
        take(greatest(level, low))
        low += 1
      }
      if high % 2 == 1 {
        high -= 1
        take(greatest(level, high))
      }
      (low, high, level) = (low / 2, high / 2, level + 1)
    }
    return best
  }

  /// The index of the greatest number in a complete range; on the level 0 each number is a range.
  private func greatest(_ level: Int, _ range: Int) -> Int { level == 0 ? range : levels[level - 1][range] }

  private func greater(_ a: Int, _ b: Int) -> Int {
    numbers[a] == numbers[b] ? min(a, b) : numbers[a] > numbers[b] ? a : b
  }
}
