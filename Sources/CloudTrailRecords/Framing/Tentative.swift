// What was found where a value ended, until what follows shows that it really ended there. A stray brace ends
// a record in its middle, and only the byte behind the next value tells:
//
//   {"eventName":"PutExample",…}⏎                       a record
//   {"eventName":"PutExample"},"requestParameters":{…}}  half a record, and no event
//                             └inDoubt             └known
//
// Only records of wanted calls are copied; all others cost nothing.

/// A record and faults that nobody is told of yet.
struct Tentative {
  /// A copy of a record.
  struct Copy {
    let call: WantedCalls.Call
    let bytes: [UInt8]
    let places: [JSONSyntax.MemberPlace]
    let position: Record.Position
    let isFromColumns: Bool
    let isAfterFault: Bool
  }

  private enum Doubt {
    case none
    /// A comma followed.
    case comma
    /// What followed may be a key of the object that seemed to end.
    case key
  }

  private(set) var copy: Copy?
  private(set) var faults: [ScanFault] = []
  private var doubt = Doubt.none

  var isEmpty: Bool { copy == nil && faults.isEmpty }
  /// Whether what followed may be a key of the object that seemed to end.
  var isInDoubt: Bool { doubt == .key }
  /// Whether a wanted call is among it.
  var tellsOfCall: Bool {
    copy != nil || faults.contains { $0.mentionsWantedCall }
  }

  mutating func keep(_ copy: Copy) { self.copy = copy }

  mutating func keep(_ fault: ScanFault) { faults.append(fault) }

  /// Takes a comma.
  /// - Returns: whether it shows that all is well: the second one does.
  mutating func takesComma() -> Bool {
    defer { if doubt == .none { doubt = .comma } }
    return doubt != .none
  }

  /// Takes the beginning of what may be a key, or no value at all.
  mutating func takesKey() { doubt = .key }
}

extension RecordScanner {
  /// Hands out what was found, as it is certain now.
  mutating func settle(_ found: (borrowing Record) -> Void) {
    guard !tentative.isEmpty else { return }
    let settled = tentative
    tentative = Tentative()
    if let copy = settled.copy {
      let fields = JSONFields(copy.bytes.span, places: copy.places)
      found(
        Record(
          call: copy.call, fields: fields, position: copy.position, isFromColumns: copy.isFromColumns,
          isAfterFault: copy.isAfterFault))
    }
    for fault in settled.faults { add(fault) }
  }

  /// Forgets what was found, as it was but a part of what could not be read.
  /// - Returns: whether a wanted call was among it.
  mutating func forgetTentative() -> Bool {
    defer { tentative = Tentative() }
    return tentative.tellsOfCall
  }

  /// Keeps a fault until it is certain that what it speaks of is whole.
  /// - Parameter mention: whether a wanted call is mentioned in that.
  mutating func doubt(_ kind: ScanFault.Kind, at offset: UInt64, mention: Bool = false) {
    var fault = fault(kind, at: offset)
    fault.mentionsWantedCall = mention
    tentative.keep(fault)
  }
}
