/// What a scan gives: records, counts and faults.
struct Sink {
  /// Where the carrier stands whose contents are scanned; nil in the input itself.
  let carrier: InputPosition?
  /// How many records were found.
  private(set) var records = 0
  /// How many documents have records of CloudTrail's or an array for them.
  private(set) var documents = 0
  /// Whose the first record is.
  private(set) var firstRecord: RecordOrigin?
  /// What else was recognised.
  private(set) var bystanders = Bystanders()
  private(set) var faults = FaultList()
  /// What was found at the last value's end.
  var tentative = Tentative()
  /// Records that are certain, and were not handed out yet.
  private var certain: [FoundRecord] = []
  /// Whether reading went on by a guess.
  var isAfterFault = false

  /// Whether a record was found in the document at hand that is CloudTrail's; only what follows such a one is
  /// taken for a record unseen.
  private(set) var isAccepted = false
  /// Whether it is reported that the document at hand holds something else.
  private var isRefused = false
  /// Whether the document at hand, or the array that it stands in, is counted.
  private var isCounted = false

  init(carrier: InputPosition? = nil) {
    self.carrier = carrier
  }

  /// Goes on as another one did, but for what is open.
  init(after other: Sink) {
    self.init(carrier: other.carrier)
    records = other.records
    documents = other.documents
    firstRecord = other.firstRecord
    bystanders = other.bystanders
    faults = other.faults
  }
}

// Records

extension Sink {
  /// Counts a record, or what stands for one and could not be examined.
  mutating func countRecord() { records += 1 }

  /// Takes the document at hand for CloudTrail's, by its first record.
  mutating func accept(_ record: Span<UInt8>) {
    isAccepted = true
    countDocument()
    if firstRecord == nil { firstRecord = RecordOrigin(record) }
  }

  /// Says that a document begins.
  /// - Parameter isPart: whether it counts with the array that it stands in.
  mutating func beginDocument(isPart: Bool) {
    isAccepted = false
    isRefused = false
    if !isPart { isCounted = false }
  }

  /// Counts the document at hand, once.
  mutating func countDocument() {
    guard !isCounted else { return }
    isCounted = true
    documents += 1
  }

  /// Reports that the document at hand holds something else, once.
  mutating func refuseDocument(at offset: UInt64) {
    guard !isRefused else { return }
    isRefused = true
    doubt(.foreign("what should be a record lacks eventTime, eventSource or eventName"), at: offset)
  }

  /// Counts what holds no records.
  mutating func count(_ kind: WritableKeyPath<Bystanders, Int>) { bystanders[keyPath: kind] += 1 }

  /// Keeps a copy of a record until it is certain that it is whole.
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

  /// Takes what was found for certain.
  mutating func settle() {
    guard !tentative.isEmpty else { return }
    let settled = tentative
    tentative = Tentative()
    if let record = settled.record { certain.append(record) }
    for fault in settled.faults { add(fault) }
  }

  /// Forgets what was found, as it was but a part of what could not be read.
  /// - Returns: whether a wanted call was among it.
  mutating func forgetTentative() -> Bool {
    defer { tentative = Tentative() }
    return tentative.tellsOfCall
  }

  /// Whether there are records to be handed out.
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
  ///   - offset: where it is in what is scanned.
  ///   - mention: whether a wanted call is mentioned in what it is about.
  func fault(_ kind: ScanFault.Kind, at offset: UInt64, mention: Bool = false) -> ScanFault {
    var fault = ScanFault(
      kind: kind, offset: carrier?.offset ?? offset, recordsRead: records, isCarried: carrier != nil)
    fault.mentionsWantedCall = mention
    return fault
  }

  mutating func report(_ kind: ScanFault.Kind, at offset: UInt64, mention: Bool = false) {
    add(fault(kind, at: offset, mention: mention))
  }

  /// Keeps a fault until it is certain that what it speaks of is whole.
  mutating func doubt(_ kind: ScanFault.Kind, at offset: UInt64, mention: Bool = false) {
    tentative.keep(fault(kind, at: offset, mention: mention))
  }

  mutating func add(_ fault: ScanFault) { faults.add(fault) }

  /// Counts a fault without a word of it.
  mutating func countFault() { faults.addUntold() }

  mutating func takeFaults() -> [ScanFault] { faults.takeKept() }
}

// Carriers

extension Sink {
  /// How much there was at some time.
  struct Mark {
    fileprivate let records: Int
    fileprivate let bystanders: Bystanders
    fileprivate let faults: FaultList
  }

  var mark: Mark { Mark(records: records, bystanders: bystanders, faults: faults) }

  /// Whether there were faults since.
  func hasFaults(since mark: Mark) -> Bool { faults.count > mark.faults.count }

  /// Whether nothing came since but that texts are no JSON, or hold no records.
  func holdsNothing(since mark: Mark) -> Bool {
    records == mark.records && bystanders == mark.bystanders && faults.isForeignOnly(since: mark.faults)
  }

  /// Takes back what was reported since.
  mutating func forgetFaults(since mark: Mark) { faults.goBack(to: mark.faults) }

  /// A sink for what a carrier holds, which counts on from where this one stands.
  func child(at start: InputPosition) -> Sink {
    var child = Sink(carrier: carrier ?? start)
    child.records = records
    child.firstRecord = firstRecord
    child.isAfterFault = isAfterFault
    return child
  }

  /// Takes over what was found in a carrier.
  mutating func absorb(_ child: Sink) {
    records = child.records
    firstRecord = child.firstRecord
    if child.documents > 0 { countDocument() }
    bystanders.add(child.bystanders)
    faults.add(child.faults)
  }
}
