import Testing

@testable import RetentionFindings
@testable import RetentionModel

@Suite("Change windows")
struct ChangeWindowTests {
  private func window(_ days: Set<Int>, _ start: Int, _ end: Int, at day: Int, _ minute: Int) -> Bool {
    let clock = StoppedClock(day: day, minute: minute)
    return ChangeWindow(days: days, start: start, end: end, zone: "UTC", clock: clock)
      .contains(Instant(seconds: 0))
  }

  private struct StoppedClock: WallClock {
    let day: Int
    let minute: Int

    func reading(at moment: Instant) -> (day: Int, minute: Int) { (day, minute) }
  }

  @Test("a window holds its first minute and not the one behind it, on its days")
  func borders() {
    #expect(window([1], 480, 1080, at: 1, 480))
    #expect(window([1], 480, 1080, at: 1, 1079))
    #expect(!window([1], 480, 1080, at: 1, 479))
    #expect(!window([1], 480, 1080, at: 1, 1080))
    #expect(!window([1], 480, 1080, at: 2, 600))
  }

  @Test("a window past midnight belongs to the day on which it begins, Sunday's to Monday too")
  func night() {
    #expect(window([5], 1320, 120, at: 5, 1400))
    #expect(window([5], 1320, 120, at: 6, 100))
    #expect(!window([5], 1320, 120, at: 5, 100))
    #expect(!window([5], 1320, 120, at: 6, 120))
    #expect(window([7], 1320, 120, at: 1, 0))
  }
}
