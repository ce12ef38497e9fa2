// How a beginning is recognised in bytes of unknown context, with neither their depth nor whether they are
// inside a string known:
//
//   …"arn":"a}}]}{"Records":[{"eventVersion":…        a log file
//   …null}{"eventVersion":"1.08","userIdentity":…     a record that stands alone
//   …null},{"eventVersion":"1.08","userIdentity":…    a record among others
//
// Inside a string their quotes would be spelled `\"`, so they cannot be in one. A value inside another
// follows a colon, a comma or a bracket; so if the first two follow anything else, they cannot continue the
// JSON text before them. A record among others may just as well be part of another record's parameters: it is
// only searched for where something is known to be lost.

/// Searches for the beginning of records, window by window.
struct RecordSearch {
  /// A beginning that was found.
  struct Hit {
    /// Whether it is a record in an array whose beginning is lost.
    let isElement: Bool
    /// How many plain bytes precede it.
    let start: UInt64
    /// Its first bytes, up to the position after it.
    let bytes: [UInt8]
  }

  /// In a pattern, a blank stands for any white space, and a tilde for any digits.
  private static let logFile = Array(#"{ "Records" : [ {"#.utf8)
  private static let record = Array(#"{ "eventVersion" : "1.~" , "userIdentity""#.utf8)
  private static let longest = 256

  /// Whether a record among others counts as a beginning.
  var findsElements: Bool
  private var last: UInt8
  private var beforeLast: UInt8
  private var bytes: [UInt8] = []
  private var isElement = false
  private var logFilePlace: Int?
  private var recordPlace: Int?

  /// - Parameters:
  ///   - token: the byte right before the first one, or 0 at the beginning of the input or after a byte that
  ///     cannot be read.
  ///   - isInside: whether a value was intact up to there.
  ///   - findsElements: see the property.
  init(behind token: UInt8 = 0, isInside: Bool = false, findsElements: Bool = true) {
    self.findsElements = findsElements
    last = token
    beforeLast = isInside ? token : 0
  }

  /// Searches further bytes.
  /// - Parameter offset: how many plain bytes precede the window.
  /// - Returns: what was found, and the position after it in the window.
  mutating func next(
    in window: Span<UInt8>, _ range: Range<Int>, offset: UInt64
  ) -> (hit: Hit, end: Int)? {
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes.isEmpty {
        // Only a brace begins a pattern.
        let brace = window.index(of: UInt8(ascii: "{"), in: index..<range.upperBound)
        pass(window.extracting(index..<brace))
        guard brace < range.upperBound else { return nil }
        index = brace
      }
      let byte = window[index]
      index += 1
      if !bytes.isEmpty, goesOn(with: byte) {
        bytes.append(byte)
        if logFilePlace == RecordSearch.logFile.count || recordPlace == RecordSearch.record.count {
          let start = offset + UInt64(index) - UInt64(bytes.count)
          let isElement = isElement && recordPlace == RecordSearch.record.count
          return (Hit(isElement: isElement, start: start, bytes: bytes), index)
        }
      } else {
        bytes.removeAll(keepingCapacity: true)
        if byte == UInt8(ascii: "{") { begin() }
      }
      if !byte.isJSONSpace { (beforeLast, last) = (last, byte) }
    }
    return nil
  }

  /// Skips bytes that begin no pattern.
  private mutating func pass(_ skipped: Span<UInt8>) {
    var latest: UInt8?
    for index in (0..<skipped.count).reversed() where !skipped[index].isJSONSpace {
      guard let found = latest else {
        latest = skipped[index]
        continue
      }
      (beforeLast, last) = (skipped[index], found)
      return
    }
    if let latest { (beforeLast, last) = (last, latest) }
  }

  /// Skips a byte that cannot be part of any pattern.
  mutating func follow(_ byte: UInt8) {
    bytes.removeAll(keepingCapacity: true)
    if !byte.isJSONSpace { (beforeLast, last) = (last, byte) }
  }

  /// Takes an opening brace.
  private mutating func begin() {
    let isInside =
      last == UInt8(ascii: ":") || last == UInt8(ascii: ",") || last == UInt8(ascii: "[")
    let followsRecord = last == UInt8(ascii: ",") && (beforeLast == UInt8(ascii: "}") || beforeLast == 0)
    isElement = isInside
    // The byte that could not be read is itself no evidence.
    logFilePlace = isInside && beforeLast != 0 ? nil : 1
    recordPlace = !isInside || findsElements && followsRecord ? 1 : nil
    if logFilePlace != nil || recordPlace != nil { bytes.append(UInt8(ascii: "{")) }
  }

  private mutating func goesOn(with byte: UInt8) -> Bool {
    guard bytes.count < RecordSearch.longest else { return false }
    logFilePlace = logFilePlace.flatMap { RecordSearch.place(behind: byte, in: RecordSearch.logFile, at: $0) }
    recordPlace = recordPlace.flatMap { RecordSearch.place(behind: byte, in: RecordSearch.record, at: $0) }
    return logFilePlace != nil || recordPlace != nil
  }

  private static func place(behind byte: UInt8, in pattern: [UInt8], at start: Int) -> Int? {
    var place = start
    if pattern[place] == UInt8(ascii: " ") {
      if byte.isJSONSpace { return place }
      place += 1
    } else if pattern[place] == UInt8(ascii: "~") {
      if byte.isASCIIDigit { return place }
      place += 1
    }
    return byte == pattern[place] ? place + 1 : nil
  }
}
