/// Finds the CloudTrail records in plain bytes that come window by window, and hands out those of
/// retention calls.
///
/// Understood are log files (`{"Records":[…]}`), single records, arrays of both, and any sequence of these,
/// with or without line breaks between them; pretty-printed or not, with or without a byte order mark.
/// Every record is counted; one that mentions no retention call is passed over without a copy and without
/// an allocation. What cannot be read becomes a fault, and reading goes on where the next document
/// can be told for certain. Memory is bounded by `Limits`, whatever the input says.
public struct RecordScanner: ~Copyable {
  /// How much an input may ask for.
  public struct Limits: Sendable {
    /// The most bytes of a record that is examined.
    public var recordBytes: Int
    /// The deepest nesting of a record that is examined; the record's own object is 1 deep.
    public static let depth = 256
    /// The most faults that are kept one by one.
    public static let faults = 100

    /// - Parameter recordBytes: the most bytes of a record that is examined, 16 MiB unless told.
    public init(recordBytes: Int = 16 << 20) {
      self.recordBytes = recordBytes
    }
  }

  let limits: Limits
  var scan = StructuralScan()
  var place = Place.document
  var passing: Passing?
  var document = Document()
  var item = Item()
  var byteOrderMark = ByteOrderMark()
  /// How many plain bytes precede the window at hand.
  var windowOffset: UInt64 = 0
  var lastByteBefore: UInt8 = 0

  /// How many records were found.
  public private(set) var records = 0
  /// How many digests were found; they hold no records, and are no fault.
  public private(set) var digests = 0
  /// What could not be read, in order; at most `Limits.faults`.
  public private(set) var faults: [ScanFault] = []
  /// How many faults more there were.
  public private(set) var furtherFaults = 0

  /// - Parameter limits: how much the input may ask for.
  public init(limits: Limits = Limits()) {
    self.limits = limits
  }

  /// Reads on.
  /// - Parameters:
  ///   - window: the bytes that follow those of the last window.
  ///   - member: the gzip member that they came from, for the records' positions.
  ///   - found: is given each record of a retention call when it is complete.
  public mutating func scan(
    _ window: Span<UInt8>, member: Int = 0, found: (borrowing Record) -> Void
  ) {
    guard !window.isEmpty else { return }
    var index = 0
    while index < window.count {
      if let role = passing {
        index = pass(window, from: index, as: role, found: found)
      } else {
        index = step(window, at: index, member: member)
      }
    }
    if item.isKept { item.keep(window, from: windowOffset, limit: limits.recordBytes) }
    windowOffset += UInt64(window.count)
    lastByteBefore = window[window.count - 1]
  }

  /// Says that the input has ended; a document that has not is a fault.
  /// - Parameter isCutOff: whether a fault that is told elsewhere cut the input off.
  public mutating func finish(isCutOff: Bool = false) {
    switch place {
    case .document where passing == nil && !byteOrderMark.isOpen, .nextLine, .abandoned: break
    default: if !isCutOff { report(.truncated, at: windowOffset) }
    }
    place = .abandoned
    passing = nil
    item.drop()
  }

  /// Counts the record that ends here, and hands it out if it tells of a retention call.
  mutating func endRecord(
    _ window: Span<UInt8>, at end: Int, found: (borrowing Record) -> Void
  ) {
    if item.carry.isEmpty && item.start >= windowOffset {
      examine(window.extracting(Int(item.start - windowOffset)..<end), found: found)
    } else if windowOffset + UInt64(end) - item.start <= UInt64(limits.recordBytes) {
      let bytes = item.completeCarry(window.extracting(0..<end))
      examine(bytes.span, found: found)
    } else {
      report(.recordTooLarge(limit: limits.recordBytes), at: item.start)
    }
    records += 1
    item.drop()
  }

  private mutating func examine(_ bytes: Span<UInt8>, found: (borrowing Record) -> Void) {
    guard bytes.count <= limits.recordBytes else {
      return report(.recordTooLarge(limit: limits.recordBytes), at: item.start)
    }
    guard !scan.isTooDeep, !item.isTooDeep else {
      return report(.tooDeep(limit: Limits.depth), at: item.start)
    }
    let mention = RetentionCall.mention
    guard scan.mentions(mention.name, pair: mention.pair, in: bytes) else { return }
    do {
      let object = try JSONValue(bytes)
      let fields = RecordFields(of: object)
      guard let call = RetentionCall(fields) else { return }
      let position = Record.Position(member: item.member, record: records, offset: item.start)
      found(Record(call: call, object: object, fields: fields, position: position))
    } catch {
      report(.invalid(error), at: item.start)
    }
  }

  mutating func countDigest() {
    digests += 1
  }

  mutating func report(_ kind: ScanFault.Kind, at offset: UInt64, endsReading: Bool = false) {
    guard faults.count < Limits.faults else {
      furtherFaults += 1
      return
    }
    faults.append(
      ScanFault(kind: kind, offset: offset, recordsRead: records, endsReading: endsReading))
  }
}
