@testable import TestSupport
@testable import RetentionReports
import RetentionModel
import Testing

@Suite("Names that are near to another")
struct NearNamesTests {
  private let known = [
    "6ff06543-8550-4eec-ade4-107169f61480", "6ff0ffff-0000-4eec-ade4-107169f61480", "a1", "a2", "a3", "a4",
  ]

  @Test(
    "are those that begin with it, else those that hold it, else those that are most like it, three at the most",
    arguments: [
      ("6ff0", [0, 1]), ("6FF065", [0]), ("ade4", [0, 1]),
      ("6ff06543-8550-4eec-ade4-107169f61481", [0, 1, 2]),
      ("a", [2, 3, 4]), ("a3x", [4, 2, 3]), ("", []),
    ])
  func nearest(name: String, places: [Int]) {
    #expect(known.nearest(to: name) == places.map { known[$0] })
  }

  @Test("are none where too much is wrong")
  func far() {
    #expect(["timeline", "state"].nearest(to: "tiemline", within: 2) == ["timeline"])
    #expect(["timeline", "state"].nearest(to: "tiemlien", within: 2) == [])
    #expect(["timeline", "state"].nearest(to: String(repeating: "x", count: 100_000), within: 2) == [])
  }
}
