import TestSupport
import Testing

@Suite("Numbers are read as Foundation reads them")
struct NumberConformanceTests {
  @Test("random texts of the bytes of numbers, alone and in an array", arguments: [91, 92] as [UInt64])
  func random(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let pieces = [
      "0", "0", "1", "7", "25", "9223372036854775807", "-", "+", ".", "e", "E", "99", "000", "308",
    ]
    var tally = (accepted: 0, rejected: 0, integers: 0)
    for round in 0..<2000 * longRun {
      let count = Int.random(in: 1...6, using: &random)
      let text = (0..<count).map { _ in pieces[Int.random(in: pieces.indices, using: &random)] }.joined()
      let json = round % 2 == 0 ? text : "[\(text), \(text)]"
      let told = FoundationJSON(Array(json.utf8))
      let seen = try? readJSON(json) { SeenJSON($0) }
      #expect((seen == nil) == (told == nil), "seed \(seed), round \(round): \(json)")
      if let seen, let told {
        #expect(seen.difference(from: told) == nil, "seed \(seed), round \(round)")
        tally.accepted += 1
        if case .number(_, .some) = seen { tally.integers += 1 }
      } else {
        tally.rejected += 1
      }
    }
    let isEnough = tally.accepted > 200 && tally.rejected > 200 && tally.integers > 50
    #expect(isEnough, "seed \(seed): too few of one kind to say anything: \(tally)")
  }

  @Test("integers around every power of two and of ten", arguments: ["", "-"])
  func integers(sign: String) throws {
    var values: Set<UInt64> = [0, .max]
    for exponent in 0..<64 { values.formUnion([1 << exponent - 1, 1 << exponent, 1 << exponent + 1]) }
    for exponent in 0..<20 {
      let power = (0..<exponent).reduce(UInt64(1)) { product, _ in product * 10 }
      values.formUnion([power - 1, power, power + 1])
    }
    for value in values {
      let json = "\(sign)\(value)"
      let seen = try readJSON(json) { SeenJSON($0) }
      let told = try #require(FoundationJSON(Array(json.utf8)), "\(json)")
      #expect(seen.difference(from: told) == nil)
      #expect(seen == .number(literal: json, integer: Int(json)))
    }
  }
}
