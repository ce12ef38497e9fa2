import Foundation
import SystemPackage
import TestSupport
import Testing

/// Whether a file system of the test's own can be mounted here, as root can where nothing forbids it.
private let canMount: Bool = {
  let probe = Process()
  probe.executableURL = URL(fileURLWithPath: "/bin/sh")
  probe.arguments = ["-c", "unshare -m mount -t tmpfs -o size=64k tmpfs /mnt"]
  probe.standardError = FileHandle.nullDevice
  guard (try? probe.run()) != nil else { return false }
  probe.waitUntilExit()
  return probe.terminationStatus == 0
}()

@Suite("A store that cannot be written is a clear error, and nothing is lost", .timeLimit(.minutes(5)))
struct StoreFaultTests {
  private let folder: TemporaryFolder
  private let trail = builtProduct("retention-trail").string

  init() throws {
    folder = try TemporaryFolder()
    let lines = (0..<1200).map { number in
      let (day, minute) = (1 + number / 60, number % 60)
      let time = "2024-01-\(day < 10 ? "0" : "")\(day)T00:\(minute < 10 ? "0" : "")\(minute):00Z"
      return recorded("\(time) put each=\(1 + number % 50) id=e-\(number)") + "\n"
    }
    try folder.write(lines.joined(), to: "events.ndjson")
    for part in 0..<12 {
      try folder.write(lines[part * 100..<part * 100 + 100].joined(), to: "logs/\(part).json")
    }
    try folder.write("", to: "disk/mounted")
  }

  /// Runs a script that may mount what it likes: nobody else sees it, and it is gone at the end.
  private func alone(_ script: String) async throws -> CommandResult {
    try folder.write("trail=\(trail)\n\(script)", to: "script.sh")
    return try await shell("unshare -m bash script.sh", in: folder.path)
  }

  @Test("a full disk ends collect with 74; with more room the next run has all", .enabled(if: canMount))
  func fullDiskOfCollect() async throws {
    let run = try await alone(
      """
      mount -t tmpfs -o size=700k tmpfs disk
      "$trail" collect --store disk/case.db --threads 1 logs; echo $?
      "$trail" collect --check --store disk/case.db; echo $?
      mount -o remount,size=20m disk
      "$trail" collect --store disk/case.db logs; echo $?
      "$trail" timeline --format json --as-of 2024-03-01 --store disk/case.db >stored
      "$trail" timeline --format json --as-of 2024-03-01 logs >plain
      cmp stored plain && echo same
      """)
    #expect(run.output == "74\n0\n0\nsame\n", "\(run.output)\(run.messages)")
    #expect(
      run.messages.contains("disk/case.db: the disk is full; nothing of what was stored before is lost"))
  }

  @Test(
    "a full disk ends watch with 74 once it has told what it read; with more room the same stream is kept whole",
    .enabled(if: canMount))
  func fullDiskOfWatch() async throws {
    let run = try await alone(
      """
      mount -t tmpfs -o size=700k tmpfs disk
      split -l 50 events.ndjson part-
      feed() { python3 -c 'import glob, os
      for name in sorted(glob.glob("part-*")): os.write(1, open(name, "rb").read())' 2>/dev/null; }
      feed | "$trail" watch --store disk/case.db --format jsonl >first; echo ${PIPESTATUS[1]}
      mount -o remount,size=20m disk
      feed | "$trail" watch --store disk/case.db --format jsonl >second; echo ${PIPESTATUS[1]}
      cat first second | grep -o '^{"type": "entry".*"eventID": "e-[0-9]*"' | grep -o 'e-[0-9]*"$' | sort -u | wc -l
      "$trail" findings --format json --as-of 2024-03-01 --store disk/case.db >stored
      "$trail" findings --format json --as-of 2024-03-01 - <events.ndjson >plain
      cmp stored plain && echo same
      """)
    #expect(run.output == "74\n0\n1200\nsame\n", "\(run.output)\(run.messages.suffix(2000))")
    #expect(run.messages.contains("disk/case.db: the disk is full"))
  }

  @Test("a limit for the size of files is an error like a full disk, and no signal ends the run")
  func limit() async throws {
    let run = try await shell(
      """
      ulimit -f 256
      "\(trail)" collect --store case.db --threads 1 logs; echo $?
      "\(trail)" watch --store case.db <events.ndjson >told; echo $?
      "\(trail)" timeline --full --output report.txt logs; echo $?
      ulimit -f 99999999 2>/dev/null
      "\(trail)" collect --check --store case.db; echo $?
      """, in: folder.path, by: "/bin/bash")
    #expect(run.output == "74\n74\n74\n0\n", "\(run.output)\(run.messages)")
    #expect(run.messages.contains("case.db: cannot be written; nothing of what was stored before is lost"))
  }

  @Test(
    "a folder where nothing can be written is an error before anything is read", .enabled(if: canMount))
  func readOnly() async throws {
    let run = try await alone(
      """
      "$trail" collect -q --store disk/case.db logs/0.json
      mount --bind -o ro disk disk
      for store in disk/case.db disk/new.db; do
        "$trail" collect --store $store logs; echo $?
        "$trail" watch --store $store <events.ndjson; echo $?
      done
      """)
    #expect(run.output == "74\n74\n74\n74\n", "\(run.output)\(run.messages)")
    let lines = run.messages.split(separator: "\n")
    #expect(lines.count == 4 && lines.allSatisfy { $0.contains(" cannot be ") }, "\(run.messages)")
  }

  @Test("the standard input is collected under a name, and known when it comes again")
  func standardInput() async throws {
    let run = try await shell(
      """
      tar -cf - logs | "\(trail)" collect --store case.db --source bucket -
      tar -cf - logs | "\(trail)" collect --store case.db --source bucket -
      "\(trail)" collect --store case.db --source one.json - <logs/1.json
      "\(trail)" timeline --format json --as-of 2024-03-01 --store case.db
      """, in: folder.path)
    let said = run.messages.split(separator: "\n")
    #expect(said.count > 2 && said[0].contains(": 13 new") || said[0].contains(": 12 new"), "\(run.messages)")
    #expect(said[1].contains(": 0 new") && said[1].contains(" 0 changed"), "\(run.messages)")
    #expect(said[2].contains(": 1 new"), "\(run.messages)")
    #expect(run.output.contains("\"bucket/logs/0.json\"") && run.output.contains("\"one.json\""))
    for words in [["--source", "x", "logs"], ["--source", "x", "-", "logs"], ["--source", "", "-"], ["-"]] {
      let wrong = try await retentionTrail(["collect", "--store", "x.db"] + words, in: folder.path)
      #expect(wrong.code == 64, "\(words)")
    }
  }
}
