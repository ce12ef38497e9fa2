// The maxima of ranges of some numbers, each level doubling the ranges:
//
//            9
//        5       9        nodes[1], nodes[2], nodes[3]
//      5   2   9   4      the numbers, from nodes[count] on

/// Numbers whose maximum in any range is found in logarithmic time.
struct MaximumTree: Sendable {
  /// Each node holds the index of the greatest number in its range, the first of equal ones.
  private var nodes: [Int]
  private let numbers: [Int64]

  init(_ numbers: [Int64]) {
    self.numbers = numbers
    nodes = Array(repeating: 0, count: numbers.count) + numbers.indices
    for node in (1..<max(numbers.count, 1)).reversed() {
      nodes[node] = greater(nodes[2 * node], nodes[2 * node + 1])
    }
  }

  /// The index of the greatest number in a range, the first of equal ones; nil for an empty range.
  func firstMaximum(in range: Range<Int>) -> Int? {
    var (low, high) = (range.lowerBound + numbers.count, range.upperBound + numbers.count)
    var best: Int?
    func take(_ index: Int) { best = best.map { greater($0, index) } ?? index }
    while low < high {
      if low % 2 == 1 {
        take(nodes[low])
        low += 1
      }
      if high % 2 == 1 {
        high -= 1
        take(nodes[high])
      }
      low /= 2
      high /= 2
    }
    return best
  }

  private func greater(_ a: Int, _ b: Int) -> Int {
    numbers[a] == numbers[b] ? min(a, b) : numbers[a] > numbers[b] ? a : b
  }
}
