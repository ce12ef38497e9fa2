/// Opens carriers and passes what it finds in them to its sink. The file of each envelope shows how it is
/// opened.
struct Opener {
  /// What the opening of a carrier shows about the bytes around it.
  enum Outcome {
    case opened
    /// It should be a record but is a log file, and was not opened.
    case logFile
    /// It is a string that is not a document, or one that could not be read completely.
    case noDocument
  }

  let wanted: WantedCalls
  let mentions: MentionSearch
  let limits: RecordScanner.Limits
  /// How many carriers it is inside of.
  let level: Int
  let isInPayload: Bool
  /// The table whose rows are opened.
  var table: Table?
  var sink: Sink
  /// The envelope of the current carrier, and where it begins.
  private(set) var envelope = Envelope.record
  private(set) var start = InputPosition()
  var outcome = Outcome.opened

  init(wanted: WantedCalls, limits: RecordScanner.Limits) {
    self.wanted = wanted
    mentions = MentionSearch(wanted)
    self.limits = limits
    level = 0
    isInPayload = false
    sink = Sink()
  }

  /// An opener for the contents of another opener's current carrier.
  init(inside other: Opener, isPayload: Bool) {
    wanted = other.wanted
    mentions = other.mentions
    limits = other.limits
    level = other.level + 1
    isInPayload = other.isInPayload || isPayload
    sink = other.sink.child(at: other.start)
  }

  /// Opens a carrier.
  mutating func open(
    _ carrier: Carrier, _ bytes: Span<UInt8>, found: (borrowing Record) -> Void
  ) -> Outcome {
    envelope = carrier.envelope
    start = carrier.start
    outcome = .opened
    // First, since nearly all carriers are elements of log files and speed depends on them.
    if envelope == .logFile {
      openLogFileElement(bytes, found: found)
      return outcome
    }
    let row = envelope.row
    // A key of another form in a record cannot hide a call.
    if row.mayBeRecord, namesWantedCall(bytes) {
      take(bytes)
      return outcome
    }
    switch row.opening {
    case .unchecked(let open): open(&self, bytes, found)
    case .checked(let open):
      do throws(JSONFault) {
        let carrier = try JSONValue(bytes)
        doubtMembers(of: carrier)
        open(&self, carrier, found)
      } catch {
        sink.doubt(kind(error), at: start.offset, mention: mentions.finds(in: bytes))
        if row.carriesOneRecord { sink.countRecord() }
      }
    }
    return outcome
  }

  /// Leaves a carrier unopened.
  mutating func refuse(_ carrier: Carrier, _ kind: ScanFault.Kind) {
    sink.report(kind, at: carrier.start.offset)
    if carrier.envelope.row.carriesOneRecord { sink.countRecord() }
  }

  /// Counts a record, and keeps it if it is of a wanted call.
  mutating func take(_ record: Span<UInt8>, isFromColumns: Bool = false) {
    if !sink.isAccepted { sink.accept(record) }
    sink.noteKind(of: record)
    defer { sink.countRecord() }
    guard mentions.finds(inRecord: record) else { return }
    do throws(JSONFault) {
      let fields = try JSONFields(record)
      switch Recognition(fields, wanted: wanted) {
      case .other: return
      case .nearMiss(let reason): sink.doubt(.incompleteRecord(reason), at: start.offset, mention: true)
      case .call(let call):
        sink.keep(call, fields, at: start, isFromColumns: isFromColumns)
        doubtRepeatedKeys(of: fields, call)
      }
    } catch {
      sink.doubt(kind(error), at: start.offset, mention: true)
    }
    // A row of a table ends with its line, whatever it contains.
    if table != nil { sink.settle() }
  }

  /// Reports what of a carrier is not read, since it is given more than once: another reader may use another occurrence.
  mutating func doubtMembers(of carrier: JSONValue?) {
    guard let carrier, carrier.kind == .object else { return }
    guard let fields = try? JSONFields(carrier.bytes) else {
      return report(
        .tooManyValues(limit: RecordScanner.Limits.values), mention: mentions.finds(in: carrier.bytes))
    }
    let repeated = RepeatedKeys(ofMessage: fields).names
    if !repeated.isEmpty {
      report(
        .incompleteRecord(
          "a message has more than one \(repeated.joined(separator: ", ")); the first was used"),
        mention: mentions.finds(in: carrier.bytes))
    }
    doubtArrays(beside: fields)
  }

  /// Reports arrays of records in a message: they are not read.
  private mutating func doubtArrays(beside fields: JSONFields) {
    for index in 0..<fields.count where fields.value(at: index).kind == .array {
      guard Envelope.recognised(by: fields.key(at: index))?.isArray == true else { continue }
      return sink.doubt(
        .incompleteRecord("a message has an array of records beside it, and they are not read"),
        at: start.offset, mention: true)
    }
  }

  private mutating func doubtRepeatedKeys(of record: JSONFields, _ call: WantedCalls.Call) {
    let repeated = RepeatedKeys(of: record).names
    guard !repeated.isEmpty else { return }
    sink.doubt(
      .incompleteRecord(
        "a record of \(call.eventName) has more than one \(repeated.joined(separator: ", ")); "
          + "the first was used"),
      at: start.offset, mention: true)
  }

  /// Counts a document without records; no genuine one of that kind mentions a wanted call.
  mutating func count(_ kind: Bystanders.Kind, _ bytes: Span<UInt8>) {
    guard mentions.findsUnsigned(in: bytes) else { return sink.count(kind) }
    report(
      .incompleteRecord("a document that should hold no record mentions a retention call and is not read"),
      mention: true)
  }

  /// Whether the bytes are a record of a wanted call or nearly one, or might be one but are not JSON.
  func namesWantedCall(_ bytes: Span<UInt8>) -> Bool {
    guard mentions.finds(inRecord: bytes) else { return false }
    guard let fields = try? JSONFields(bytes) else { return true }
    if case .other = Recognition(fields, wanted: wanted) { return false }
    return true
  }

  /// Reports a fault of the current carrier.
  mutating func report(_ kind: ScanFault.Kind, mention: Bool = false) {
    sink.report(kind, at: start.offset, mention: mention)
  }

  /// Reports that the contents of the current carrier are not JSON, or too deep.
  mutating func report(_ fault: JSONFault) { report(kind(fault)) }

  private func kind(_ fault: JSONFault) -> ScanFault.Kind {
    switch fault {
    case .tooDeep: .tooDeep(limit: RecordScanner.Limits.depth)
    case .tooManyValues: .tooManyValues(limit: RecordScanner.Limits.values)
    default: .invalid(fault)
    }
  }
}
