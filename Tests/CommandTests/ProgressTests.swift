import SystemPackage
import TestSupport
import Testing

/// How far the reading is, as a terminal shows it; a slow standard input makes it last.
@Suite(.timeLimit(.minutes(10)))
struct ProgressTests {
  private let folder: TemporaryFolder
  /// Waits until it is shown, at most half a minute.
  private static let wait = "n=0; until [ -e shown ] || [ $n = 300 ]; do sleep 0.1; n=$((n+1)); done"
  private static let slow = "rm -f shown; (cat a.json; echo; \(wait); cat b.json; echo) | "
  /// For what shall show nothing, twice as long as it takes to show something.
  private static let pausing = "(cat a.json; echo; sleep 1; cat b.json; echo) | "

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(recorded("2024-01-01T00:00:00Z put each=365 id=e-1"), to: "a.json")
    try folder.write(recorded("2024-02-01T00:00:00Z put each=30 id=e-2"), to: "b.json")
  }

  private func shown(_ line: String, columns: UInt16 = 80) async throws -> String {
    try await Pseudoterminal(columns: columns).shell(line, in: folder.path)
  }

  /// What a terminal's lines hold in the end: what `\r` and ESC[K drew over is gone.
  private func screen(_ text: String) -> [String] {
    text.split(separator: "\n").map { line in
      String(line.split(separator: "\r", omittingEmptySubsequences: false).last ?? "").replacing(
        "\u{1b}[K", with: "")
    }
  }

  @Test(
    "it is shown while reading lasts, and gone when it ends", arguments: ["timeline", "events", "findings"])
  func shownAndGone(command: String) async throws {
    let text = try await shown(Self.slow + "$trail \(command) --as-of 2026-11-22 --color never -")
    #expect(text.contains("\rreading: "))
    #expect(text.contains(" records/s"))
    #expect(text.contains("\r\u{1b}[K"))
    let quiet = try await shown(
      Self.pausing + "$trail \(command) --as-of 2026-11-22 --color never --no-progress -")
    #expect(!quiet.contains("\r"))
    #expect(screen(text) == screen(quiet))
    #expect(screen(text).allSatisfy { !$0.contains("reading") && !$0.contains("\u{1b}") })
  }

  @Test("it is drawn over at most ten times a second, and not in the first half")
  func rate() async throws {
    func timed(_ line: String) async throws -> (draws: Int, seconds: Double) {
      let start = ContinuousClock.now
      let text = try await shown(line)
      return (text.matches(of: #/\rreading: /#).count, (ContinuousClock.now - start) / .seconds(1))
    }
    let long = try await timed(Self.pausing + "$trail -")
    #expect(Double(long.draws) <= max(long.seconds - 0.4, 0) * 10)
    let short = try await timed("$trail a.json b.json")
    #expect(short.draws == 0 || short.seconds > 0.5)
  }

  @Test(
    "nothing of it is shown where it is not wanted, or where no terminal reads messages",
    arguments: [
      "$trail --quiet -", "$trail --no-progress -", "$trail - 2>messages; cat messages", "TERM=dumb $trail -",
      "$trail rules",
    ])
  func silenced(command: String) async throws {
    let text = try await shown(Self.pausing + command)
    #expect(!text.isEmpty)
    #expect(!text.contains("reading") && !text.contains("\r"))
  }

  @Test("it goes to the messages alone: the output is what it is elsewhere")
  func output() async throws {
    let text = try await shown(Self.slow + "$trail events - >out; cat out")
    #expect(text.contains("\rreading: "))
    let plain = try await shell("cat a.json; echo; cat b.json; echo", in: folder.path).output
    #expect(try await shell("cat out", in: folder.path).output == plain)
  }

  @Test("problems and the tally have lines of their own")
  func problems() async throws {
    let text = try await shown("(echo junk; sleep 1; cat a.json) | $trail -q events - >out; echo end")
    #expect(!text.contains("\r"))
    let loud = try await shown(
      "rm -f shown; (echo junk; \(Self.wait); cat a.json) | $trail events - gone.json >out; echo end")
    #expect(loud.contains("\rreading: "))
    let lines = screen(loud)
    #expect(lines.count == 4)
    #expect(lines.dropLast().allSatisfy { $0.hasPrefix("retention-trail: ") })
    #expect(lines.last == "end")
  }

  @Test("it fits a narrow terminal")
  func narrow() async throws {
    let text = try await shown(Self.slow + "$trail events - >out", columns: 12)
    let draws = text.split(separator: "\r").filter { $0.hasPrefix("read") }
    #expect(!draws.isEmpty)
    #expect(draws.allSatisfy { $0.prefix { $0 != "\u{1b}" }.count <= 11 })
  }

  @Test("of a pipe nobody knows the whole; what watch waits for is no reading that ends")
  func endless() async throws {
    let slowFile = "mkfifo pipe; (\(Self.wait); cat a.json) >pipe & "
    let unknown = try await shown(slowFile + "$trail events pipe b.json >out")
    let draws = unknown.matches(of: #/reading: [^\u{1b}]*/#).map { String($0.output) }
    #expect(!draws.isEmpty)
    #expect(draws.allSatisfy { !$0.contains(" of ") && !$0.contains("left") })
    let watch = try await shown("(sleep 1; cat a.json) | $trail watch --history b.json >out")
    #expect(!watch.contains("reading"))
  }
}
