import PolicyReading
import RetentionFindings
import Testing

@Suite("A policy's error")
struct PolicyErrorTests {
  /// What is wrong with the text behind the first line, `version: 1`, and on which line.
  static let mistakes: [(String, Int, String)] = [
    (
      "minimum-dais: {room: 1}", 2,
      "unknown policy key `minimum-dais` in a policy; the known keys are version,"
    ),
    ("minimum-days:\n  room: 1\n  rooms: 2", 4, "unknown policy key `rooms` in minimum-days"),
    ("minimum-days: {}", 2, "`minimum-days` is empty"),
    ("minimum-days:", 2, "`minimum-days` must consist of keys and values"),
    ("minimum-days:\n  room: 1\n  room: 2", 4, "`room` is repeated; it was first given in line 3"),
    ("version: 1", 2, "`version` is repeated; it was first given in line 1"),
    ("minimum-days: {room, room}", 2, "`room` is repeated further on"),
    ("minimum-days: {room: 0}", 2, "`room` must be a whole number from 1 to 5475, not `0`"),
    ("minimum-days: {room: 5476}", 2, "from 1 to 5475, not `5476`"),
    ("minimum-days: {room: 1.5}", 2, "from 1 to 5475, not `1.5`"),
    ("minimum-days: {room: '90'}", 2, "from 1 to 5475, not the text `90`"),
    ("minimum-days: {room: 010}", 2, "from 1 to 5475, not `010`"),
    ("minimum-days: {room: +1}", 2, "from 1 to 5475, not `+1`"),
    ("minimum-days: {room: 99999999999999999999}", 2, "from 1 to 5475, not `99999999999999999999`"),
    ("minimum-days: {room: [1]}", 2, "from 1 to 5475"),
    ("minimum-days: {room: off}", 2, "from 1 to 5475, not `off`"),
    ("minimum-days: {[a]: 1}", 2, "a key must be text"),
    ("expected-periods: {room: 1}", 2, "`expected-periods` must be a list"),
    ("expected-periods: []", 2, "`expected-periods` is an empty list"),
    (
      "expected-periods:\n  - aws-account: '1'", 3,
      "an expected period must give a period for one or more of room,"
    ),
    ("expected-periods:\n  - room: 1\n  - 7", 4, "`expected-periods` must consist of keys and values"),
    ("expected-periods:\n  - room:\n      no", 4, "from 1 to 5475 (days) or off, not `no`"),
    ("expected-periods:\n  - aws-account: '[1]'\n    room: 1", 3, "`aws-account` must be a name"),
    ("expected-periods: [{aws-account: '', room: 1}]", 2, "`aws-account` has no value"),
    ("expected-periods: [{aws-account: ~, room: 1}]", 2, "`aws-account` has no value"),
    ("expected-periods: [{account: '1', room: 1}]", 2, "unknown policy key `account` in an expected period"),
    ("approved-principals: x", 2, "`approved-principals` must be a list"),
    ("approved-principals: []", 2, "`approved-principals` is an empty list"),
    ("approved-principals:\n- x\n- [y]", 4, "`approved-principals` must be text"),
    ("approved-principals:\n- x\n- 'y\\'", 4, "`approved-principals` must be a name"),
    (
      "thresholds:\n  flaping: {count: 1}", 3,
      "unknown policy key `flaping` in thresholds; the known keys are denied-attempts,"
    ),
    ("thresholds:\n  flapping:\n    minutes: 1", 4, "in the rule flapping; the known keys are count, days"),
    ("thresholds: {flapping: {count: -1}}", 2, "from 0 to 1000000, not `-1`"),
    ("thresholds: {flapping: {count: 1000001}}", 2, "from 0 to 1000000, not `1000001`"),
    ("thresholds: {flapping: {}}", 2, "`flapping` is empty"),
    ("suppressions:\n- rule: x*\n  reason: y", 3, "`rule` matches no rule, not `x*`; the rules are"),
    ("suppressions:\n- rule: '*'", 3, "a suppression lacks `reason`"),
    ("suppressions:\n- reason: x", 3, "a suppression lacks `rule`"),
    ("suppressions:\n- rule: '*'\n  reason: ' '", 4, "`reason` has no value"),
    ("suppressions:\n- rule: '*'\n  reason:", 4, "`reason` has no value"),
    ("suppressions:\n- {rule: '*', reason: x,\n   expires: 2025-02-29}", 4, "not `2025-02-29`"),
    ("suppressions: [{rule: '*', reason: x, expires: soon}]", 2, "`expires` must be a date"),
    ("suppressions: [{rule: '*', reason: x, expires: 2025-01-01T00:00:00}]", 2, "must be a date"),
    ("a: &b c", 2, "anchors (&name) are not allowed"),
    ("a: *b", 2, "aliases (*name) are not allowed"),
    ("a: &b c\nd: *b", 2, "anchors (&name) are not allowed"),
    ("? *b\n: c", 2, "aliases (*name) are not allowed"),
    ("a: !!str b", 2, "tags (!name) are not allowed"),
    ("a: !b 'c'", 2, "tags (!name) are not allowed"),
    ("a: !!seq [b]", 2, "tags (!name) are not allowed"),
    ("a: !!str 'b'", 2, "tags (!name) are not allowed"),
    ("!!int a: b", 2, "tags (!name) are not allowed"),
    ("a: [[[[[[[[[[x]]]]]]]]]]", 2, "nested too deeply"),
    ("---\nversion: 1", 2, "a second document begins"),
    ("a: [", 3, "not valid YAML: did not find expected"),
    ("a: \u{1}", 2, "not valid YAML: control characters are not allowed"),
    ("\"\\u{1b}[2J\": 1", 2, "not valid YAML"),
    ("\"\\e[2J\\n\": 1", 2, #"unknown policy key `\u{1b}[2J\u{a}` in a policy"#),
  ]

  @Test("tells the line and what is wrong", arguments: mistakes)
  func mistake(entries: String, line: Int, message: String) throws {
    let error = try #require(Policy.error("version: 1\n" + entries))
    #expect(error.line == line)
    #expect(error.message.contains(message), "\(error)")
    #expect(error.description == "line \(line): \(error.message)")
  }

  @Test(
    "tells what is wrong with a change window",
    arguments: [
      ("from: 8:00", "`from` must be a time of day from 00:00 to 23:59, not `8:00`"),
      ("from: 24:00", "from 00:00 to 23:59, not `24:00`"), ("from: 12:60", "not `12:60`"),
      ("from: 'ab:cd'", "not the text `ab:cd`"), ("from: 480", "not `480`"),
      ("to: 24:01", "`to` must be a time of day from 00:00 to 24:00, not `24:01`"),
      ("days: []", "`days` is an empty list"), ("days: monday", "`days` must be one of mon, tue,"),
      ("days: mon-", "not `mon-`"), ("days: mon-wed-fri", "not `mon-wed-fri`"), ("days: 1", "not `1`"),
      ("days: [mon, [tue]]", "`days` must be text"),
      ("time-zone: Europe/Atlantis", "`time-zone` must be a time zone that this machine knows"),
      ("time-zone: ../Europe/Berlin", "not `../Europe/Berlin`"),
      ("timezone: UTC", "unknown policy key `timezone`"),
    ])
  func window(field: String, message: String) throws {
    var fields = ["days": "mon-fri", "from": "08:00", "to": "18:00", "time-zone": "UTC"]
    let parts = field.split(separator: ": ", maxSplits: 1).map(String.init)
    fields[parts[0]] = parts[1]
    let text = fields.sorted { $0.key < $1.key }.map { "    \($0): \($1)\n" }.joined()
    let error = try #require(Policy.error("version: 1\nchange-windows:\n  -\n" + text))
    #expect(error.message.contains(message), "\(error)")
    let lines = text.split(separator: "\n")
    #expect(error.line == 4 + (lines.firstIndex { $0.contains(field) } ?? -1))
  }

  @Test("names each key that a change window has to have", arguments: ["days", "from", "to", "time-zone"])
  func incompleteWindow(key: String) throws {
    let fields = ["days: mon", "from: 08:00", "to: 09:00", "time-zone: UTC"].filter { !$0.hasPrefix(key) }
    let yaml = "version: 1\nchange-windows: [{\(fields.joined(separator: ", "))}]"
    let error = try #require(Policy.error(yaml))
    #expect(error.description == "line 2: a change window lacks `\(key)`")
    #expect(error.column == 18)
  }

  @Test(
    "is there for a text that is no policy of this version",
    arguments: [
      ("", 1, "the text is empty"), ("# nothing\n", 1, "the text is empty"), ("---\n", 2, "`policy` must"),
      ("[]", 1, "`policy` must consist"), ("{}", 1, "is empty"), ("x", 1, "`policy` must consist"),
      ("\n\nminimum-days: {room: 1}", 3, "a policy lacks `version`"),
      ("version: 2", 1, "`version` must be 1, not `2`"),
      ("version: '1'", 1, "not the text `1`"), ("version: 1.0", 1, "not `1.0`"), ("version:", 1, "not ``"),
    ])
  func version(yaml: String, line: Int, message: String) throws {
    let error = try #require(Policy.error(yaml))
    #expect(error.line == line)
    #expect(error.message.contains(message), "\(error)")
  }

  @Test("is there for a text of more than 1 MiB, and short whatever the text is")
  func size() throws {
    let start = "version: 1\n#"
    let filler = String(repeating: "x", count: 1 << 20 - start.utf8.count)
    #expect(Policy.error(start + filler) == nil)
    #expect(Policy.error(start + filler + "x")?.message == "the text is longer than 1 MiB")
    let error = try #require(Policy.error("version: 1\nminimum-days: {room: \(filler.prefix(9000))}"))
    #expect(error.message.utf8.count < 200)
  }

  /// Yams alone would be busy for ever: it compares keys, and follows what they are made of.
  @Test("is there at once for a text that is small, and huge if its aliases are followed", arguments: 0..<4)
  func bomb(form: Int) throws {
    let first = "a0: &a0 [x, x, x, x, x, x, x, x]\n"
    let levels = (1..<30).map { level in
      "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 8).joined(separator: ", "))]\n"
    }
    let end = ["", "*a29 : x\n", "? *a29\n: x\n", "? [*a29]\n: 1\n"][form]
    let error = try #require(Policy.error("version: 1\n" + first + levels.joined() + end))
    #expect(error.description == "line 2: anchors (&name) are not allowed in a policy")
  }

  @Test("is there at once for what stands deep", arguments: ["[", "- ", "{a: ", "? "])
  func depth(opening: String) throws {
    let yaml = "version: 1\na:\n  " + String(repeating: opening, count: 1000 * 1000 / opening.utf8.count)
    let error = try #require(Policy.error(yaml))
    #expect(error.line == 3 && error.message == "nested too deeply", "\(error)")
  }

  @Test("may show & and * where they are text")
  func ampersands() throws {
    let policy = try Policy(
      entries: "suppressions: [{rule: '*', principal: \"&*\", reason: Q&A * legal &hr}] # &a *b")
    #expect(policy.suppressions[0].reason == "Q&A * legal &hr")
    #expect(policy.suppressions[0].principal?.pattern == "&*")
  }

  @Test("lets keys be the same in mappings of a list, also where these need no brackets")
  func listedKeys() throws {
    #expect(try Policy(entries: "expected-periods: [room: 1, room: 2]").expectedPeriods.count == 2)
    #expect(try Policy(entries: "expected-periods:\n- room: 1\n- room: 2").expectedPeriods.count == 2)
  }

  @Test("is there where no rule has settings")
  func noSettings() {
    let error = #expect(throws: PolicyError.self) {
      try Policy(yaml: "version: 1\nthresholds: {a: {b: 1}}", rules: ["a": []])
    }
    #expect(error?.message == "unknown policy key `a` in thresholds; no keys are allowed here")
  }
}
