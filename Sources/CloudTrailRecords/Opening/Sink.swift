/// The results of a scan: records, counts and faults.
struct Sink {
  /// The position of the carrier whose contents are scanned; nil for the input itself.
  let carrier: InputPosition?
  /// How many records were found.
  private(set) var records = 0
  /// How many documents have CloudTrail records or an array for them.
  private(set) var documents = 0
  /// The origin of the first record.
  private(set) var firstRecord: RecordOrigin?
  /// Whether a record of a management event was found.
  private(set) var hasManagementEvent = false
  /// What else was recognised.
  private(set) var bystanders = Bystanders()
  private(set) var faults = FaultList()
  var work = Work()
  /// What was found at the end of the last value.
  var tentative = Tentative()
  /// Records that are certain but not handed out yet.
  private var certain: [FoundRecord] = []
  /// Whether reading continued at a guess.
  var isAfterFault = false

  /// Whether a CloudTrail record was found in the current document; only after one, further elements are
  /// taken for records without a closer look.
  private(set) var isAccepted = false
  /// Whether the current document was reported to hold something else.
  private var isRefused = false
  /// Whether the current document, or the array around it, has been counted.
  private var isCounted = false

  init(carrier: InputPosition? = nil) {
    self.carrier = carrier
  }

  /// Continues another sink's counts, without what it left open.
  init(after other: Sink) {
    self.init(carrier: other.carrier)
    records = other.records
    documents = other.documents
    firstRecord = other.firstRecord
    hasManagementEvent = other.hasManagementEvent
    bystanders = other.bystanders
    faults = other.faults
    work = other.work
  }
}

// Records

extension Sink {
  /// Counts a record, or a carrier of one that could not be examined.
  mutating func countRecord() { records += 1 }

  /// Accepts the current document as CloudTrail's, by its first record.
  mutating func accept(_ record: Span<UInt8>) {
    isAccepted = true
    countDocument()
    if firstRecord == nil { firstRecord = RecordOrigin(record) }
  }

  /// Notes what kind of event a record is of; nearly always the first one of a file decides.
  mutating func noteKind(of record: Span<UInt8>) {
    if !hasManagementEvent { hasManagementEvent = record.isOfManagementEvent }
  }

  /// Notes that a document begins.
  /// - Parameter isPart: whether it counts together with the array around it.
  mutating func beginDocument(isPart: Bool) {
    isAccepted = false
    isRefused = false
    work.countPart()
    if !isPart { isCounted = false }
  }

  /// Counts the current document, once.
  mutating func countDocument() {
    guard !isCounted else { return }
    isCounted = true
    documents += 1
  }

  /// Reports that the current document holds something else, once.
  mutating func refuseDocument(at offset: UInt64) {
    guard !isRefused else { return }
    isRefused = true
    doubt(.foreign("what should be a record lacks eventTime, eventSource or eventName"), at: offset)
  }

  /// Counts a document or file without records.
  mutating func count(_ kind: Bystanders.Kind) { bystanders.add(kind) }

  /// Keeps a copy of a record until it is certain that the record is complete.
  mutating func keep(
    _ call: WantedCalls.Call, _ fields: JSONFields, at start: InputPosition, isFromColumns: Bool
  ) {
    let place = carrier ?? start
    tentative.keep(
      FoundRecord(
        call: call, bytes: fields.bytes.copied(), places: fields.places,
        position: Record.Position(member: place.member, record: records, offset: place.offset),
        isFromColumns: isFromColumns, isAfterFault: isAfterFault))
  }

  /// Accepts as certain what was found.
  mutating func settle() {
    guard !tentative.isEmpty else { return }
    let settled = tentative
    tentative = Tentative()
    if let record = settled.record { certain.append(record) }
    for fault in settled.faults { add(fault) }
  }

  /// Drops what was found, since it was only part of something unreadable.
  /// - Returns: whether a wanted call was among it.
  mutating func forgetTentative() -> Bool {
    defer { tentative = Tentative() }
    return tentative.mentionsWantedCall
  }

  /// Whether there are records to hand out.
  var hasCertain: Bool { !certain.isEmpty }

  /// Hands out the records that are certain.
  mutating func handOut(_ found: (borrowing Record) -> Void) {
    for record in certain {
      let fields = JSONFields(record.bytes.span, places: record.places)
      found(
        Record(
          call: record.call, fields: fields, position: record.position,
          isFromColumns: record.isFromColumns, isAfterFault: record.isAfterFault))
    }
    certain.removeAll(keepingCapacity: true)
  }
}

// Faults

extension Sink {
  /// - Parameters:
  ///   - offset: where it is in the bytes being scanned.
  ///   - mention: whether the bytes concerned mention a wanted call.
  func fault(_ kind: ScanFault.Kind, at offset: UInt64, mention: Bool = false) -> ScanFault {
    var fault = ScanFault(
      kind: kind, offset: carrier?.offset ?? offset, recordsRead: records, isCarried: carrier != nil)
    fault.mentionsWantedCall = mention
    return fault
  }

  mutating func report(_ kind: ScanFault.Kind, at offset: UInt64, mention: Bool = false) {
    add(fault(kind, at: offset, mention: mention))
  }

  /// Keeps a fault until it is certain that the value concerned is complete.
  mutating func doubt(_ kind: ScanFault.Kind, at offset: UInt64, mention: Bool = false) {
    tentative.keep(fault(kind, at: offset, mention: mention))
  }

  mutating func add(_ fault: ScanFault) { faults.add(fault) }

  /// Counts a fault without reporting it.
  mutating func countFault() { faults.countFurther() }

  mutating func takeFaults() -> [ScanFault] { faults.takeKept() }
}

// Carriers

extension Sink {
  /// The counts at some point.
  struct Mark {
    fileprivate let records: Int
    fileprivate let bystanders: Bystanders
    fileprivate let faults: FaultList
  }

  var mark: Mark { Mark(records: records, bystanders: bystanders, faults: faults) }

  /// Whether there were faults since.
  func hasFaults(since mark: Mark) -> Bool { faults.count > mark.faults.count }

  /// Whether the only additions since are texts that are not JSON or hold no records.
  func holdsNothing(since mark: Mark) -> Bool {
    records == mark.records && bystanders == mark.bystanders && faults.isForeignOnly(since: mark.faults)
  }

  /// Drops what was reported since.
  mutating func forgetFaults(since mark: Mark) { faults.goBack(to: mark.faults) }

  /// A sink for the contents of a carrier, which continues the counts of this one.
  func child(at start: InputPosition) -> Sink {
    var child = Sink(carrier: carrier ?? start)
    child.records = records
    child.firstRecord = firstRecord
    child.hasManagementEvent = hasManagementEvent
    child.isAfterFault = isAfterFault
    child.work = work
    return child
  }

  /// Takes over what was found in a carrier.
  mutating func absorb(_ child: Sink) {
    records = child.records
    firstRecord = child.firstRecord
    hasManagementEvent = child.hasManagementEvent
    if child.documents > 0 { countDocument() }
    bystanders.add(child.bystanders)
    faults.add(child.faults)
    work = child.work
  }
}
