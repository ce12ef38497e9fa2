// Where the scanner can stand. Documents may follow each other, apart or in one array; a document is
// either a record, or an object whose member `Records` holds records:
//
//   {"Records":[{…},{…}]}   {"eventVersion":…}   [{"eventVersion":…},{"Records":[…]}]
//   │└firstKey  │└afterRecord                     │└afterArrayDocument
//   document    firstRecord                       document, then firstArrayDocument
//
// An object in one of these places is a record or holds records; an object anywhere else is but a part of
// one, whatever it looks like. Values in which nothing needs to be found are passed over by the structural
// scan.

extension RecordScanner {
  /// Between which bytes the scanner stands.
  enum Place {
    case document, firstArrayDocument, arrayDocument, afterArrayDocument
    case firstKey, key, colon, value, afterValue
    case firstRecord, record, afterRecord
    /// After a fault: before the next line.
    case nextLine
    /// After a fault behind which no document can be told for certain.
    case abandoned
  }

  /// What the value that is being passed over is to its document.
  enum Passing {
    case key, value, record
    /// The rest of a document that is itself a record.
    case recordDocument
    /// Something in an array of records, or of documents, that is none.
    case strangerAmongRecords, strangerAmongDocuments
  }

  /// Takes one byte that is not part of a value.
  /// - Returns: where to go on.
  mutating func step(_ window: Span<UInt8>, at index: Int, member: Int) -> Int {
    let byte = window[index]
    if byteOrderMark.isOpen {
      let start = byteOrderMark.start
      guard byteOrderMark.takes(byte, at: windowOffset + UInt64(index)) else {
        return recover(from: .unexpectedByte, window, at: index, faultAt: start)
      }
      return index + 1
    }
    if byte.isJSONSpace {
      if byte == UInt8(ascii: "\n") {
        document.lines += 1
        if place == .nextLine { place = .document }
      }
      return index + 1
    }
    switch place {
    case .document, .firstArrayDocument, .arrayDocument, .afterArrayDocument:
      return stepBetweenDocuments(window, at: index, member: member)
    case .firstRecord, .record, .afterRecord:
      return stepBetweenRecords(window, at: index, member: member)
    case .firstKey, .key, .colon, .value, .afterValue:
      return stepInDocument(window, at: index)
    case .nextLine:
      var end = index
      while end < window.count, window[end] != UInt8(ascii: "\n") { end += 1 }
      return end
    case .abandoned:
      return window.count
    }
  }

  private mutating func stepBetweenDocuments(
    _ window: Span<UInt8>, at index: Int, member: Int
  ) -> Int {
    switch (place, window[index]) {
    case (.document, UInt8(ascii: "{")), (.firstArrayDocument, UInt8(ascii: "{")),
      (.arrayDocument, UInt8(ascii: "{")):
      document.begin(isInArray: place != .document)
      item.begin(at: windowOffset + UInt64(index), member: member)
      place = .firstKey
    case (.document, UInt8(ascii: "[")):
      document.begin(isInArray: true)
      place = .firstArrayDocument
    case (.firstArrayDocument, UInt8(ascii: "]")), (.afterArrayDocument, UInt8(ascii: "]")):
      place = .document
    case (.afterArrayDocument, UInt8(ascii: ",")):
      place = .arrayDocument
    case (.firstArrayDocument, let byte), (.arrayDocument, let byte):
      return beginStranger(.strangerAmongDocuments, byte, window, at: index)
    case (.document, let byte) where byteOrderMark.takes(byte, at: windowOffset + UInt64(index)):
      break
    case (.document, _) where !document.wasSeen:
      report(
        .notCloudTrail("the input begins neither as JSON nor as gzip does"),
        at: windowOffset + UInt64(index), endsReading: true)
      place = .abandoned
    default:
      return recover(from: .unexpectedByte, window, at: index)
    }
    return index + 1
  }

  private mutating func stepInDocument(_ window: Span<UInt8>, at index: Int) -> Int {
    switch (place, window[index]) {
    case (.firstKey, UInt8(ascii: "\"")), (.key, UInt8(ascii: "\"")):
      document.beginKey()
      scan.beginString()
      passing = .key
    case (.firstKey, UInt8(ascii: "}")), (.afterValue, UInt8(ascii: "}")):
      if document.form == .digest { countDigest() }
      if document.form == .undecided {
        report(
          .notCloudTrail("a JSON object that is neither a record nor holds records"),
          at: item.start)
        item.drop()
      }
      place = document.isInArray ? .afterArrayDocument : .document
    case (.colon, UInt8(ascii: ":")):
      place = .value
    case (.value, UInt8(ascii: "[")) where document.isAtRecords:
      document.form = .logFile
      item.drop()
      place = .firstRecord
    case (.value, let byte) where begin(byte, as: .value):
      return index + byte.openingLength
    case (.afterValue, UInt8(ascii: ",")):
      place = .key
    default:
      return recover(from: .unexpectedByte, window, at: index)
    }
    return index + 1
  }

  private mutating func stepBetweenRecords(
    _ window: Span<UInt8>, at index: Int, member: Int
  ) -> Int {
    switch (place, window[index]) {
    case (.firstRecord, UInt8(ascii: "{")), (.record, UInt8(ascii: "{")):
      item.begin(at: windowOffset + UInt64(index), member: member)
      scan.beginContainer(behind: UInt8(ascii: "{"), depthLimit: Limits.depth)
      passing = .record
    case (.firstRecord, UInt8(ascii: "]")), (.afterRecord, UInt8(ascii: "]")):
      place = .afterValue
    case (.afterRecord, UInt8(ascii: ",")):
      place = .record
    case (.firstRecord, let byte), (.record, let byte):
      return beginStranger(.strangerAmongRecords, byte, window, at: index)
    default:
      return recover(from: .unexpectedByte, window, at: index)
    }
    return index + 1
  }

  private mutating func beginStranger(
    _ role: Passing, _ byte: UInt8, _ window: Span<UInt8>, at index: Int
  ) -> Int {
    guard begin(byte, as: role) else {
      return recover(from: .unexpectedByte, window, at: index)
    }
    report(
      .notCloudTrail("an element of the array is no object, so it is no record"),
      at: windowOffset + UInt64(index))
    return index + byte.openingLength
  }

  /// Begins to pass over a value of any kind.
  /// - Returns: false if no value begins with this byte.
  private mutating func begin(_ byte: UInt8, as role: Passing) -> Bool {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      // It stands inside a document, which is 1 deep.
      scan.beginContainer(behind: byte, depthLimit: Limits.depth - 1)
    case UInt8(ascii: "\""): scan.beginString()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "t"),
      UInt8(ascii: "f"), UInt8(ascii: "n"):
      scan.beginScalar()
    default: return false
    }
    passing = role
    return true
  }

  /// Passes over as much of the value at hand as the window holds.
  /// - Returns: where to go on.
  mutating func pass(
    _ window: Span<UInt8>, from start: Int, as role: Passing, found: (borrowing Record) -> Void
  ) -> Int {
    let end = scan.pass(window, from: start)
    if role == .key { document.appendToKey(window.extracting(start..<end)) }
    guard !scan.isBroken else { return recover(from: .lineBreak, window, at: end) }
    guard scan.isComplete else { return end }
    document.lines += scan.lines
    passing = nil
    switch role {
    case .key:
      document.endKey()
      place = .colon
      if document.form == .digest { item.drop() }
      if document.repeatsRecords {
        report(
          .notCloudTrail("a document names its Records twice; only the first are read"),
          at: windowOffset + UInt64(end))
      }
      if document.form == .record {
        scan.beginContainer(behind: UInt8(ascii: "\""), depthLimit: Limits.depth)
        passing = .recordDocument
      }
    case .value:
      if scan.isTooDeep { item.isTooDeep = true }
      place = .afterValue
    case .record:
      endRecord(window, at: end, found: found)
      place = .afterRecord
    case .recordDocument:
      endRecord(window, at: end, found: found)
      place = document.isInArray ? .afterArrayDocument : .document
    case .strangerAmongRecords:
      place = .afterRecord
    case .strangerAmongDocuments:
      place = .afterArrayDocument
    }
    return end
  }

  /// Reports that the bytes are no JSON from here on, and finds the place to go on at.
  ///
  /// A document that stood on one line ends with its line. Where one spans lines, nothing tells a
  /// later document from a part of this one, and the rest is left.
  private mutating func recover(
    from fault: JSONFault, _ window: Span<UInt8>, at index: Int, faultAt offset: UInt64? = nil
  ) -> Int {
    let byteBefore = index > 0 ? window[index - 1] : lastByteBefore
    let beginsLine = byteBefore == UInt8(ascii: "\n") && window[index] == UInt8(ascii: "{")
    let lines = document.lines + (passing != nil ? scan.lines : 0) - (beginsLine ? 1 : 0)
    let endsReading = place != .document && (document.isInArray || lines > 0)
    report(.invalid(fault), at: offset ?? windowOffset + UInt64(index), endsReading: endsReading)
    if endsReading {
      place = .abandoned
    } else {
      place = beginsLine ? .document : .nextLine
    }
    passing = nil
    item.drop()
    return index
  }
}

extension UInt8 {
  /// How many bytes of a value that begins with this one the scan is not to see: its bracket or quote.
  fileprivate var openingLength: Int {
    self == UInt8(ascii: "{") || self == UInt8(ascii: "[") || self == UInt8(ascii: "\"") ? 1 : 0
  }
}
