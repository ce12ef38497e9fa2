import TestSupport
import Testing

@testable import RetentionStore

@Suite("A set of rows")
struct RowSetTests {
  @Test("holds what was put into it and nothing else, whatever the numbers")
  func random() {
    var random = SeededRandom(seed: 31)
    let edges: [Int64] = [.min, .min + 1, -65, -64, -63, -1, 0, 1, 62, 63, 64, 65, .max - 1, .max]
    for round in 0..<50 * longRun {
      var (rows, naive) = (RowSet(), Set<Int64>())
      for _ in 0..<Int.random(in: 0...60, using: &random) {
        let row =
          Bool.random(using: &random)
          ? edges.randomElement(using: &random) ?? 0 : Int64.random(in: -200...200, using: &random)
        rows.insert(row)
        naive.insert(row)
      }
      for row in edges + Array(-260...260) {
        #expect(rows.contains(row) == naive.contains(row), "round \(round): \(row)")
      }
    }
  }
}
