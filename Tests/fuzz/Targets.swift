/// Takes any bytes, and stops the program where something does not hold.
typealias FuzzTarget = @Sendable ([UInt8]) -> Void

/// What can be fuzzed, by name.
let targets: [String: FuzzTarget] = [
  "envelopes": fuzzEnvelopes,
  "event": fuzzEvent,
  "gunzip": fuzzGunzip,
  "inflate": fuzzInflate,
  "json": fuzzJSON,
  "scanner": fuzzScanner,
  "structure": fuzzStructure,
  "tar": fuzzTar,
  "timestamp": fuzzTimestamp,
  "whole": fuzzWhole,
]

/// The target of that name; stops the program if there is none.
func target(named name: String) -> FuzzTarget {
  guard let target = targets[name] else {
    fatalError("no target “\(name)”; there are \(targets.keys.sorted().joined(separator: ", "))")
  }
  return target
}
