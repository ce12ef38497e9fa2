import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("What is made from a store and new files is what would be made from all of them")
struct StoreCommandTests {
  private static let reports = [
    ["timeline", "--format", "json"], ["timeline", "--format", "html"], ["timeline", "--format", "csv"],
    ["timeline", "--evidence"], ["timeline", "--format", "ocsf"], ["timeline", "--format", "timesketch"],
    ["findings", "--format", "jsonl"], ["state", "--at", "2025-01-01"],
  ]

  private func expectSame(
    _ logs: [String], _ stored: [String], in folder: TemporaryFolder, reports: [[String]] = Self.reports
  ) async throws {
    for words in reports {
      let words = words + ["--as-of", "2026-11-22"]
      let one = try await retentionTrail(words + logs, in: folder.path)
      let other = try await retentionTrail(words + stored, in: folder.path)
      #expect(one.output == other.output, "\(words) of \(stored)")
      #expect(one.messages == other.messages, "\(words) of \(stored)")
      #expect(one.code == other.code && (one.code == 2 || words[0] == "state"))
    }
  }

  @Test(
    "any partition into runs of collect, with some files left as new, gives the same bytes in every format")
  func partitions() async throws {
    let folder = try TemporaryFolder()
    let files = try ExtractCommandTests.files(of: folder)
    #expect(files.count > 20)
    var random = SeededRandom(seed: 16)
    for round in 0..<(2 * longRun) {
      let store = "case-\(round).db"
      var part = Array(repeating: [String](), count: Int.random(in: 2...4, using: &random))
      for file in files { part[Int.random(in: 0..<part.count, using: &random)].append(file) }
      for files in part.dropFirst() where !files.isEmpty {
        try folder.write(files.joined(separator: "\n"), to: "list")
        let run = try await retentionTrail(
          ["collect", "--store", store, "--files-from", "list"], in: folder.path)
        #expect([0, 2].contains(run.code), "\(run.messages)")
        #expect(run.messages.contains(": \(files.count) new, 0 known, 0 changed, 0 vanished"))
      }
      try await expectSame(files, ["--store", store] + part[0], in: folder)
      // The same where all files are named, known or not.
      try await expectSame(files, ["--store", store] + files, in: folder, reports: [Self.reports[0]])
      _ = try await retentionTrail(["collect", "--store", store, "archive"], in: folder.path)
      try await expectSame(
        files, ["--store", store], in: folder, reports: [Self.reports[0], Self.reports[3]])
      let events = try await retentionTrail(["events", "--store", store], in: folder.path)
      #expect(events.output == (try await retentionTrail(["events"] + files, in: folder.path).output))
    }
  }

  @Test("killed at any moment, a store and the next run lose nothing and count nothing twice")
  func kills() async throws {
    let folder = try TemporaryFolder()
    let files = try ExtractCommandTests.files(of: folder)
    var random = SeededRandom(seed: 9)
    for round in 0..<2 {
      let store = "killed-\(round).db"
      for _ in 0..<(10 * longRun) {
        let delay = Double.random(in: 0.01..<0.3, using: &random)
        let run = try await shell(
          "timeout -s KILL \(delay) \(builtProduct("retention-trail")) collect --threads 1 --store \(store) archive",
          in: folder.path)
        #expect([0, 2, 137].contains(run.code), "\(run.messages)")
      }
      let last = try await retentionTrail(["collect", "--store", store, "archive"], in: folder.path)
      #expect([0, 2].contains(last.code), "\(last.messages)")
      try await expectSame(files, ["--store", store], in: folder, reports: [Self.reports[0]])
    }
  }

  @Test("of two that write one waits and says so, and who reads waits for nobody")
  func together() async throws {
    let folder = try TemporaryFolder()
    try folder.write(recorded("2024-01-01T00:00:00Z put id=a"), to: "logs/a.json")
    try folder.write(recorded("2024-01-02T00:00:00Z put id=b"), to: "more/b.json")
    _ = try await retentionTrail(["collect", "--store", "case.db", "logs"], in: folder.path)
    let script = """
      import os, sqlite3, subprocess, sys
      tool = sys.argv[1]
      held = sqlite3.connect("case.db", isolation_level=None)
      held.execute("BEGIN IMMEDIATE")
      held.execute("DELETE FROM sighting")
      read = subprocess.run([tool, "events", "--store", "case.db"], capture_output=True, text=True)
      writer = subprocess.Popen([tool, "collect", "--store", "case.db", "more"], stderr=subprocess.PIPE, text=True)
      print(read.returncode, len(read.stdout.splitlines()), writer.stderr.readline().strip())
      held.execute("ROLLBACK")
      print(writer.stderr.readline().strip(), writer.wait())
      """
    try folder.write(script, to: "hold.py")
    let run = try await shell("python3 hold.py \(builtProduct("retention-trail"))", in: folder.path)
    #expect(
      run.output == """
        0 1 retention-trail: case.db: another process is writing it; waiting until it is done
        retention-trail: case.db: 1 new, 0 known, 0 changed, 0 vanished 0

        """, "\(run.messages)")
    // Both at once lose nothing, and count each file as new once.
    let both = try await shell(
      """
      for try in 1 2 3 4 5 6 7 8; do
        for run in 1 2; do "\(builtProduct("retention-trail"))" collect --store $try.db logs more 2>$try-$run & done
        wait
      done
      cat ?-?
      """, in: folder.path)
    let new = both.output.matches(of: /(\d+) new/).compactMap { Int($0.1) }
    #expect(new.count == 16 && new.reduce(0, +) == 16, "\(both.output)")
  }

  @Test(
    "a file that cannot be read is not forgotten for one whose name, with bytes that are no UTF-8, is told alike"
  )
  func alikeNames() async throws {
    let folder = try TemporaryFolder()
    try folder.write(recorded("2024-01-01T00:00:00Z put id=a"), to: "a.json")
    let run = try await shell(
      """
      mkdir logs
      ln -s /nonexistent "$(printf 'logs/a\\376.json')"
      cp a.json "$(printf 'logs/a\\377.json')"
      cp a.json "$(printf 'logs/b\\376.json')"
      echo >> a.json
      cp a.json "$(printf 'logs/b\\377.json')"
      trail="\(builtProduct("retention-trail")) findings --format json --as-of 2024-02-01"
      $trail logs >plain 2>plain-said; echo $?
      "\(builtProduct("retention-trail"))" collect -q --store case.db logs 2>/dev/null; echo $?
      $trail --store case.db >stored 2>stored-said; echo $?
      $trail --store case.db logs >both 2>both-said; echo $?
      cmp plain stored && cmp plain both && cmp plain-said stored-said && cmp plain-said both-said && grep -c changed plain
      """, in: folder.path)
    #expect(run.output == "2\n2\n2\n2\n0\n", "\(run.output)\(run.messages)")
  }

  @Test("a store that was damaged anywhere is found out: its pages, a record, a count")
  func check() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      recorded("2024-01-01T00:00:00Z put id=a") + "\n" + recorded("2024-01-02T00:00:00Z put id=b"),
      to: "logs/a.json")
    _ = try await retentionTrail(["collect", "--store", "case.db", "logs"], in: folder.path)
    let sound = try await retentionTrail(["collect", "--check", "--store", "case.db"], in: folder.path)
    #expect(sound.code == 0 && sound.messages.contains("the store is sound"), "\(sound.messages)")
    for (number, harm) in [
      "UPDATE sighting SET body = CAST('{}' AS BLOB) WHERE number = 1",
      "DELETE FROM sighting WHERE number = 1",
      "DELETE FROM input", "UPDATE input SET matched = 3",
    ].enumerated() {
      let run = try await shell(
        """
        cp case.db harm-\(number).db
        python3 -c 'import sqlite3, sys; c = sqlite3.connect("harm-\(number).db"); c.execute(sys.argv[1]); c.commit()' \
          "\(harm)"
        "\(builtProduct("retention-trail"))" collect --check --store harm-\(number).db
        """, in: folder.path)
      #expect(run.code == 2 && !run.messages.isEmpty, "\(harm): \(run.messages)")
    }
    let cut = try await shell(
      """
      head -c 20000 case.db >cut.db
      "\(builtProduct("retention-trail"))" collect --check --store cut.db
      """, in: folder.path)
    #expect(cut.code == 2 && cut.messages.contains("cut.db: "), "\(cut.messages)")
  }

  @Test("a file that says it is a store, and holds what none does, is an error and no crash")
  func hostileStore() async throws {
    let folder = try TemporaryFolder()
    try folder.write(recorded("2024-01-01T00:00:00Z put id=a"), to: "logs/a.json")
    _ = try await retentionTrail(["collect", "--store", "case.db", "logs"], in: folder.path)
    _ = try await retentionTrail(
      ["watch", "--store", "case.db"], in: folder.path,
      input: Array((recorded("2024-01-02T00:00:00Z put id=b") + "\n").utf8))
    let script = """
      import os, shutil, sqlite3, subprocess, sys
      tool, values = sys.argv[1], ["'abc'", str(2 ** 63 - 1)]
      tables = ["stem", "search", "input", "sighting", "stream"]
      plain = sqlite3.connect("case.db")
      plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
      columns = [(t, row[1]) for t in tables for row in plain.execute(f"PRAGMA table_info({t})")]
      plain.close()
      for table, column in columns:
          for value in values:
              for end in ["-wal", "-shm"]:
                  if os.path.exists("harm.db" + end): os.remove("harm.db" + end)
              shutil.copy("case.db", "harm.db")
              harm = sqlite3.connect("harm.db")
              try: harm.execute(f'UPDATE "{table}" SET "{column}" = {value}')
              except sqlite3.Error: continue
              else: harm.commit()
              finally: harm.close()
              for words in (["timeline"], ["collect", "logs"], ["watch"]):
                  code = subprocess.run(
                      [tool, *words, "--store", "harm.db"], capture_output=True, stdin=open("logs/a.json")).returncode
                  if code not in (0, 2, 74): print(table, column, value, words, code)
      """
    let run = try await shell(
      "python3 - '\(builtProduct("retention-trail"))' <<'END'\n\(script)\nEND\n", in: folder.path)
    #expect(run.code == 0 && run.output == "", "\(run.output)\(run.messages)")
  }

  @Test("what is no store, or is not there, is an error that says so, and nothing is printed")
  func failures() async throws {
    let folder = try TemporaryFolder()
    try folder.write(recorded("2024-01-01T00:00:00Z put id=a"), to: "a.json")
    for (words, code, message) in [
      (["timeline", "--store", "none.db"], 2, "there is no such store"),
      (["findings", "--store", "a.json"], 2, "is no store"),
      (["collect", "--store", "a.json", "a.json"], 74, "is no store"),
      (["collect", "--store", "no/folder.db", "a.json"], 74, "cannot be opened"),
      (["collect", "a.json"], 64, "--store"), (["collect", "--store", "x.db"], 64, "Nothing to collect"),
      (["collect", "--store", "x.db", "-"], 64, "--source"),
      (["collect", "--check", "--store", "none.db"], 2, "there is no such store"),
      (["collect", "--check", "--store", "x.db", "a.json"], 64, "--check"),
    ] as [([String], Int32, String)] {
      let run = try await retentionTrail(words, in: folder.path)
      #expect(run.code == code && run.output.isEmpty, "\(words): \(run.messages)")
      #expect(run.messages.contains(message), "\(run.messages)")
    }
    // A store among the logs is none of them.
    _ = try await retentionTrail(["collect", "--store", "case.db", "."], in: folder.path)
    let again = try await retentionTrail(["collect", "--store", "case.db", "."], in: folder.path)
    #expect(again.messages.contains("case.db: is-output") && again.messages.contains("1 not opened again"))
  }
}
