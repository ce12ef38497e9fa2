// What is done with a carrier when its last byte has come.

extension RecordScanner {
  /// Opens the carrier that ends here.
  mutating func endItem(
    _ window: Span<UInt8>, at end: Int, of envelope: Envelope, found: (borrowing Record) -> Void
  ) {
    defer { item.drop() }
    if item.carry.isEmpty && item.start >= windowOffset {
      examine(
        window.extracting(Int(item.start - windowOffset)..<end), of: envelope, found: found)
    } else if windowOffset + UInt64(end) - item.start <= UInt64(limits.recordBytes) {
      let bytes = item.completeCarry(window.extracting(0..<end))
      examine(bytes.span, of: envelope, found: found)
    } else {
      refuse(.recordTooLarge(limit: limits.recordBytes), envelope)
    }
  }

  private mutating func examine(
    _ bytes: Span<UInt8>, of envelope: Envelope, found: (borrowing Record) -> Void
  ) {
    guard bytes.count <= limits.recordBytes else {
      return refuse(.recordTooLarge(limit: limits.recordBytes), envelope)
    }
    guard !scan.isTooDeep, !item.isTooDeep else {
      return refuse(.tooDeep(limit: Limits.depth), envelope)
    }
    switch envelope {
    case .logFile:
      openLogFileElement(bytes, found: found)
      return lookBack(bytes)
    case .record:
      openRecordDocument(bytes, found: found)
      return lookBack(bytes)
    case .tableRow: return openRow(bytes, found: found)
    case .digest, .eventBridgeEvent, .logEvent, .logEvents, .logsPayload, .queueMessage, .queueMessages,
      .streamRecord, .topicMessage:
      // A key of another form amid a record's hides no call.
      if namesWantedCall(bytes) { return takeRecord(bytes, found: found) }
      if envelope == .digest { return count(\.digests, bytes) }
    default: break
    }
    do throws(JSONFault) {
      open(try JSONValue(bytes), of: envelope, found: found)
    } catch {
      doubt(kind(error), at: item.start, mention: mentions.finds(in: bytes))
      if envelope.carriesOneRecord { records += 1 }
    }
  }

  private mutating func open(
    _ carrier: JSONValue, of envelope: Envelope, found: (borrowing Record) -> Void
  ) {
    switch envelope {
    case .lookupEvents, .lookupEvent: openLookupEvent(carrier, found: found)
    case .logEvents, .logEvent: openLogEvent(carrier, found: found)
    case .eventBridgeEvent: openEventBridgeEvent(carrier, found: found)
    case .logsPayload: openLogsPayload(carrier, found: found)
    case .queryResultRows: openQueryResultRow(carrier, found: found)
    case .mergedRow: openMergedRow(carrier, found: found)
    case .queueMessages, .queueMessage: openQueueMessage(carrier, found: found)
    case .topicMessage: openTopicMessage(carrier, found: found)
    case .streamRecord: openStreamRecord(carrier, found: found)
    case .text: openText(carrier, found: found)
    case .logFile, .record, .tableRow, .digest: break
    }
  }

  private mutating func refuse(_ kind: ScanFault.Kind, _ envelope: Envelope) {
    report(kind, at: item.start)
    if envelope.carriesOneRecord { records += 1 }
  }

  /// Counts a record, and keeps it if it tells of a wanted call.
  mutating func takeRecord(
    _ bytes: Span<UInt8>, isFromColumns: Bool = false, found: (borrowing Record) -> Void
  ) {
    if !document.isAccepted { accept(bytes) }
    defer { records += 1 }
    guard mentions.finds(in: bytes) else { return }
    do throws(JSONFault) {
      let fields = try JSONFields(bytes)
      switch Recognition(fields, wanted: wanted) {
      case .other: return
      case .nearMiss(let reason): doubt(.incompleteRecord(reason), at: item.start, mention: true)
      case .call(let call): keep(call, fields, isFromColumns: isFromColumns)
      }
    } catch {
      doubt(kind(error), at: item.start, mention: true)
    }
    // A row of a table ends with its line, whatever it holds.
    if table != nil { settle(found) }
  }

  /// Keeps a copy of a record of a wanted call until it is certain that it is whole.
  private mutating func keep(_ call: WantedCalls.Call, _ fields: JSONFields, isFromColumns: Bool) {
    let place = nesting.carrier ?? (item.member, item.start)
    tentative.keep(
      Tentative.Copy(
        call: call, bytes: fields.bytes.copied(), places: fields.places,
        position: Record.Position(member: place.member, record: records, offset: place.offset),
        isFromColumns: isFromColumns, isAfterFault: isAfterFault))
    let repeated = RepeatedKeys(of: fields).names
    guard !repeated.isEmpty else { return }
    doubt(
      .incompleteRecord(
        "a record of \(call.eventName) has more than one \(repeated.joined(separator: ", ")); "
          + "the first was used"),
      at: item.start, mention: true)
  }

  /// Counts what holds no records; nothing genuine of that kind mentions a wanted call.
  mutating func count(_ kind: WritableKeyPath<Bystanders, Int>, _ bytes: Span<UInt8>) {
    guard mentions.finds(in: bytes) else {
      bystanders[keyPath: kind] += 1
      return
    }
    report(
      .incompleteRecord("what should hold no record mentions a retention call, and is not read"),
      at: item.start, mention: true)
  }

  /// Takes the document at hand for CloudTrail's, by its first record.
  mutating func accept(_ record: Span<UInt8>) {
    document.isAccepted = true
    countDocument()
    if firstRecord == nil { firstRecord = RecordOrigin(record) }
  }

  /// Counts the document at hand, once.
  mutating func countDocument() {
    guard !document.isCounted else { return }
    document.isCounted = true
    documents += 1
  }

  /// Reports that what the carrier at hand holds is no JSON, or too deep.
  mutating func report(_ fault: JSONFault) {
    report(kind(fault), at: item.start)
  }

  private func kind(_ fault: JSONFault) -> ScanFault.Kind {
    fault == .tooDeep ? .tooDeep(limit: Limits.depth) : .invalid(fault)
  }
}
