import SystemPackage
import TestSupport
import Testing

@Suite("tail -F before watch", .timeLimit(.minutes(10)))
struct FollowedFileTests {
  private func record(_ days: Int, _ id: String, _ day: String) -> String {
    recorded(
      "\(day)T00:00:00Z put each=\(days) id=\(id) account=444455556666 "
        + "resource=2f878c72-b671-4c39-9b9b-db6d736ed75a")
  }

  @Test("the recipe tells what comes, also when the file has been rotated")
  func rotation() async throws {
    let recipe = try #require(try RecipeTests.recipes()["recipe: watch"])
    let bench = try Workbench()
    try bench.script("tail", "echo $$ > tail.pid; exec $(PATH=/usr/bin:/bin command -v tail) \"$@\"")
    let result = try await bench.run(
      """
      come() { for i in {1..400}; do grep -q "$1" out && return; sleep 0.05; done; }
      rm events.ndjson
      echo '\(record(30, "e-1", "2024-08-01"))' > events.ndjson
      \(recipe) > out 2> messages &
      come e-1
      echo '\(record(20, "e-2", "2024-08-02"))' >> events.ndjson
      come e-2
      mv events.ndjson events.ndjson.1
      echo '\(record(10, "e-3", "2024-08-03"))' > events.ndjson
      come e-3
      kill $(cat tail.pid)
      wait
      cat out
      """)
    #expect(result.output.contains("1095 days → 30 days, shortened"), "\(result.messages)")
    #expect(result.output.contains("30 days → 20 days, shortened"))
    #expect(result.output.contains("20 days → 10 days, shortened"))
    #expect(!result.output.contains(": set to "))
  }
}
