/// JSON text with slots such as `<uuid>` or `<hex:17>`, compiled once and rendered often.
struct Template: Sendable {
  struct Step: Sendable {
    let end: Int
    let slot: Slot
    let argument: Int
  }

  let text: [UInt8]
  let steps: [Step]

  /// Compiles `source`; its literal parts are escaped as JSON string content as often as said.
  init(_ source: String, escaped times: Int = 0) {
    var text: [UInt8] = []
    var steps: [Step] = []
    var rest = Substring(source)
    while let open = rest.firstIndex(of: "<") {
      text.append(contentsOf: Self.escape(rest[..<open], times))
      guard let close = rest[open...].firstIndex(of: ">") else {
        preconditionFailure("open slot in \(source)")
      }
      let parts = rest[rest.index(after: open)..<close].split(separator: ":")
      guard let name = parts.first, let slot = Slot(rawValue: String(name)) else {
        preconditionFailure("unknown slot in \(source)")
      }
      let argument = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
      steps.append(Step(end: text.count, slot: slot, argument: argument))
      rest = rest[rest.index(after: close)...]
    }
    text.append(contentsOf: Self.escape(rest, times))
    self.text = text
    self.steps = steps
  }

  private static func escape(_ literal: Substring, _ times: Int) -> [UInt8] {
    var bytes = Array(literal.utf8)
    for _ in 0..<times {
      bytes = bytes.flatMap { $0 == 0x22 || $0 == 0x5c ? [0x5c, $0] : [$0] }
    }
    return bytes
  }
}

/// What a template leaves open; the argument is a length, a bound or a count.
enum Slot: String, Sendable {
  case account, region, time, past, textTime, epoch
  case uuid, hex, digits, upper, base64, int, word, address
  case user, userID, role, roleID, session, key, keyID, bucket
  case action, chime, appInstance
  case policy, nested, bulkPolicy, bulkItems
}
