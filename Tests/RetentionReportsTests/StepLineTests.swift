@testable import TestSupport
import Testing

@testable import RetentionModel
@testable import RetentionReports

@Suite("The line of periods over time")
struct StepLineTests {
  private static let day = 86_400
  private static let start = 1_700_000_000

  /// A report on calls that set rooms and conversations on some days, with logs that end on another.
  private func report(
    _ steps: [(day: Int, rooms: String, conversations: String)], to end: Int,
    selection: Selection = Selection()
  ) -> Report {
    let lines = steps.map { step in
      let time = Instant(seconds: Int64(Self.start + step.day * Self.day))
      return "\(time) put room=\(step.rooms) conversation=\(step.conversations)"
    }
    var input = InputTally()
    input.witnesses.add(at: 0)
    input.witnesses.add(at: Self.start + end * Self.day)
    return Report(
      tool: "test", history: EventHistory([recorded(lines.joined(separator: "\n"))]), input: input,
      selection: selection, asOf: Instant(seconds: 1_800_000_000))
  }

  /// The lines between an account's heading and its first entry, without labels.
  private func lines(_ report: Report, width: Int = 80) -> [String] {
    let lines = report.text(width: width).split(separator: "\n", omittingEmptySubsequences: false)
    let heading = lines.firstIndex { $0.hasPrefix("AWS account") } ?? 0
    let block = lines[heading...].dropFirst().drop { !$0.isEmpty }.dropFirst().prefix { !$0.isEmpty }
    return block.first?.contains("Put") == true ? [] : block.map { String($0.dropFirst(19)) }
  }

  @Test("is as long as the line for every scope, each step where its time is")
  func linear() {
    let lines = lines(report([(0, "365", "90"), (61, "30", "90")], to: 122))
    #expect(
      lines == [
        String(repeating: "▅", count: 30) + String(repeating: "▂", count: 31),
        "365" + String(repeating: " ", count: 27) + "30",
        String(repeating: "▃", count: 61),
        "90",
        "2023-11-14" + String(repeating: " ", count: 41) + "2024-03-15",
      ])
  }

  @Test("shows the shortest of the periods that share a column")
  func shortest() {
    let cut = lines(
      report([(0, "365", "off"), (300, "1", "off"), (301, "365", "off")], to: 610))
    #expect(cut[0] == String(repeating: "▅", count: 30) + "▁" + String(repeating: "▅", count: 30))
    #expect(cut[1].split(separator: " ") == ["365", "1", "365"])
    let ever = lines(
      report([(0, "off", "7"), (5, "5475", "off"), (6, "off", "8")], to: 1150))
    #expect(ever[0] == "▇" + String(repeating: "█", count: 60))
    #expect(ever[2] == "▁" + String(repeating: "▂", count: 60))
  }

  @Test("shows what is not known, and what is kept for ever")
  func unknown() {
    let lines = lines(
      report([(0, "30", "-"), (61, "9999", "off"), (122, "off", "off")], to: 183))
    #expect(Set(lines[0]) == ["▂", "·", "█"])
    #expect(lines[1].split(separator: " ") == ["30", "?", "∞"])
    #expect(Set(lines[2]) == ["·", "█"])
  }

  @Test("gives the shortest periods the room that there is for numbers")
  func crowded() {
    let steps = (0..<61).map {
      (day: $0, rooms: "\(1000 + $0 % 7)", conversations: "off")
    }
    let lines = lines(report(steps, to: 61))
    #expect(lines[0].count == 61)
    #expect(lines[1].count <= 61)
    let numbers = lines[1].split(separator: " ")
    #expect(numbers.allSatisfy { $0.count == 4 })
    #expect(numbers.count { $0 == "1000" } == 9)
  }

  @Test("is left out where there is no step to be seen")
  func noStep() {
    #expect(lines(report([(0, "30", "30")], to: 100)).isEmpty)
    #expect(lines(report([(0, "30", "30"), (50, "30", "30")], to: 100)).isEmpty)
    #expect(lines(report([(0, "30", "30"), (0, "60", "30")], to: 0)).isEmpty)
  }

  @Test("is drawn of what is shown, at the times that are asked for")
  func selection() {
    var selection = Selection()
    selection.start = Instant(seconds: Int64(Self.start + 50 * Self.day))
    selection.end = Instant(seconds: Int64(Self.start + 72 * Self.day))
    let steps: [(Int, String, String)] = [
      (0, "1", "off"), (10, "365", "off"), (61, "30", "off"), (80, "2", "off"),
    ]
    let lines = lines(report(steps, to: 6100, selection: selection))
    #expect(lines[0] == String(repeating: "▅", count: 30) + String(repeating: "▂", count: 31))
    #expect(lines.last?.hasPrefix("2024-01-03") == true)
    #expect(lines.last?.hasSuffix("2024-01-25") == true)
  }

  @Test("fits its width, as narrow as it gets, and ends at 100 columns", arguments: [40, 55, 80, 119, 400])
  func width(width: Int) {
    let lines = lines(
      report([(0, "365", "365"), (61, "30", "30")], to: 122), width: width)
    #expect(lines.count == 5)
    #expect(lines.allSatisfy { $0.count <= min(width - 19, 100) })
    #expect(lines.last?.count == min(width - 19, 100))
  }

  @Test("has eight heights, the higher the longer")
  func heights() {
    let periods = [1, 7, 8, 31, 32, 92, 93, 184, 185, 366, 367, 1096, 1097, 5475].map { Period.days($0) }
    #expect(String((periods + [.unlimited, .unknown]).map(\.bar)) == "▁▁▂▂▃▃▄▄▅▅▆▆▇▇█·")
  }
}
