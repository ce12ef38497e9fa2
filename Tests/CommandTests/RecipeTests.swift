import SystemPackage
import TestSupport
import Testing

/// What a recipe of the topic `recipes` gives, run over the sample rescued-cut unless something is done to the folder.
struct Recipe: CustomTestStringConvertible, Sendable {
  let name: String
  /// What is done to the folder before.
  var before = ""
  var code: Int32 = 0
  /// What its output holds.
  let output: [String]
  /// What has to be on this machine.
  var needs: [String] = []

  var testDescription: String { name }

  static let all = [
    Recipe(name: "s3", before: "rm logs", output: ["45345cee-629c-4aab-b567-b641b1a11dcf", "41 files"]),
    Recipe(name: "lookup-events", output: ["2c63888f-28f0-4481-be6d-dce7a7ace732", "shortened"]),
    Recipe(
      name: "shortened",
      output: [
        """
        ["2024-05-05T03:07:52Z","arn:aws:iam::444455556666:user/svc-mirror","203.0.113.66","room",1095,1]
        ["2024-05-05T03:07:52Z","arn:aws:iam::444455556666:user/svc-mirror","203.0.113.66","conversation",1095,1]

        """
      ], needs: ["jq"]),
    Recipe(
      name: "pending",
      before: """
        rm logs
        echo '\(recorded("NOW put each=30 id=e-1"))' | sed "s/NOW/$(date -u +%FT%TZ)/" > logs
        """,
      output: [#""scope":"room","deadline":""#, #""eventID":"e-1""#], needs: ["jq"]),
    Recipe(name: "tables", output: []),
    Recipe(name: "gate", before: "rm logs; mkdir logs", code: 3, output: ["nothing to judge"]),
    Recipe(name: "gate", code: 1, output: ["something to act on"]),
    Recipe(name: "gate", before: "rm logs; echo junk > logs", code: 2, output: ["not be read whole"]),
    Recipe(name: "gate", before: "rm policy.yaml", code: 64, output: ["does not work"]),
    Recipe(name: "nightly", before: "rm logs", code: 1, output: ["svc-mirror"]),
    Recipe(name: "timesketch", output: ["imported"]),
    Recipe(name: "report", output: []),
    Recipe(name: "evidence", output: ["AWS account"]),
    Recipe(name: "weekly", output: []),
    Recipe(name: "state", output: ["restorable until 2024-06-04"]),
  ]
}

struct RecipeTests {
  @Test("a recipe gives what it promises", arguments: Recipe.all)
  func recipe(_ recipe: Recipe) async throws {
    for command in recipe.needs where try await !hasCommand(command) { return }
    let text = try #require(try Self.recipes()["recipe: \(recipe.name)"])
    let bench = try Workbench()
    try bench.script("timesketch_importer", "test -s \"${@: -1}\" && echo imported")
    #expect(try await bench.run(recipe.before).code == 0)
    let result = try await bench.run(text)
    #expect(result.code == recipe.code, "\(result.messages)")
    for part in recipe.output { #expect(result.output.contains(part), "\(result.output)") }
  }

  @Test("every recipe is run by a test")
  func whole() throws {
    let elsewhere = ["watch", "duckdb"]
    let names = Set(Recipe.all.map(\.name) + elsewhere).map { "recipe: \($0)" }
    #expect(Set(try Self.recipes().keys) == Set(names))
  }

  @Test("DuckDB reads the table and the lines")
  func duckdb() async throws {
    guard try await shell("python3 -c 'import duckdb'", in: Repository.root).code == 0 else { return }
    let recipes = try Self.recipes()
    let bench = try Workbench()
    #expect(try await bench.run(try #require(recipes["recipe: tables"])).code == 0)
    let sql = try #require(recipes["recipe: duckdb"])
    let result = try await bench.run(
      """
      python3 - <<'END'
      import duckdb
      for statement in '''\(sql)'''.split(';')[:-1]:
          answer = duckdb.sql(statement)
          if answer: answer.show(max_width=1000)
      END
      """)
    #expect(result.code == 0, "\(result.messages)")
    let rows = result.output.split(separator: "\n").map {
      $0.split { " │".contains($0) }.joined(separator: " ")
    }
    #expect(rows.contains("medium dip 2 2024-05-05 03:07:52+00"))
    let who = "arn:aws:iam::444455556666:user/svc-mirror"
    for scope in ["room", "conversation"] {
      #expect(rows.contains { $0.contains("2024-05-05") && $0.hasSuffix("\(who) \(scope) 1095 1") })
    }
  }

  /// The recipes' texts by their marks.
  static func recipes() throws -> [String: String] {
    let blocks = FencedBlock.all(in: try #require(try Repository.topics()["Recipes"]))
    return Dictionary(uniqueKeysWithValues: blocks.map { ($0.mark, $0.text) })
  }
}
