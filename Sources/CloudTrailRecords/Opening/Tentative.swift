// What was found where a value ended, held until the next bytes show that it really ended there. A stray
// brace ends a record in its middle, and only the byte after the next value shows it:
//
//   {"eventName":"PutExample",…}⏎                       a record
//   {"eventName":"PutExample"},"requestParameters":{…}}  half a record, not an event
//                             └inDoubt             └known
//
// Only records of wanted calls are copied; all others cost nothing.

/// A copy of a record of a wanted call.
struct FoundRecord {
  let call: WantedCalls.Call
  let bytes: [UInt8]
  let places: [JSONSyntax.MemberPlace]
  let position: Record.Position
  let isFromColumns: Bool
  let isAfterFault: Bool
}

/// A record and faults that are not handed out yet.
struct Tentative {
  private enum Doubt {
    case none
    /// A comma followed.
    case comma
    /// What followed may be a key of the object that seemed to end.
    case key
  }

  private(set) var record: FoundRecord?
  private(set) var faults: [ScanFault] = []
  private var doubt = Doubt.none

  var isEmpty: Bool { record == nil && faults.isEmpty }
  /// Whether what followed may be a key of the object that seemed to end.
  var isInDoubt: Bool { doubt == .key }
  /// Whether a wanted call is among it.
  var mentionsWantedCall: Bool {
    record != nil || faults.contains { $0.mentionsWantedCall }
  }

  mutating func keep(_ record: FoundRecord) { self.record = record }

  mutating func keep(_ fault: ScanFault) { faults.append(fault) }

  /// Takes a comma.
  /// - Returns: whether it proves that the record is complete: the second one does.
  mutating func takesComma() -> Bool {
    defer { if doubt == .none { doubt = .comma } }
    return doubt != .none
  }

  /// Takes the beginning of what may be a key, or no value at all.
  mutating func takesKey() { doubt = .key }
}
