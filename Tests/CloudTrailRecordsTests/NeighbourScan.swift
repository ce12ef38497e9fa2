import CloudTrailRecords
import Testing
import TestSupport

/// A scan of a text that stands between two intact records.
struct NeighbourScan {
  enum Layout: CaseIterable {
    case lines, logFile
  }

  struct Found: Equatable {
    let bytes: [UInt8]
    let offset: Int
    let ordinal: Int
  }

  private static let before = Array(RecordText.call("GetRetentionSettings", id: "before").utf8)
  private static let after = Array(RecordText.call(id: "after").utf8)

  /// What the scanner must hand out of the neighbours, whatever stands between.
  let first: Found
  /// Where the second neighbour stands.
  let lastOffset: Int
  /// Where the text begins, behind white space.
  let offset: Int
  /// The text without the white space around it.
  let content: [UInt8]
  private(set) var found: [Found] = []
  private(set) var records = 0
  private(set) var faults: [ScanFault] = []
  /// The record that begins where the text does, as it shows itself.
  private(set) var seen: SeenJSON?
  /// Whether looking its fields up by name finds the first of each name.
  private(set) var findsFirst = true

  /// - Parameter cut: where one window ends and the next begins, a share of the whole input.
  init(of bytes: [UInt8], _ layout: Layout, cut: Double) {
    let prefix = layout == .lines ? "" : #"{"Records":["#
    let separator = Array((layout == .lines ? "\n" : ",").utf8)
    let suffix = layout == .lines ? "" : "]}"
    var input = Array(prefix.utf8) + Self.before + separator
    let space = Array(" \t\r\n".utf8)
    let start = bytes.firstIndex { !space.contains($0) } ?? bytes.count
    offset = input.count + start
    content = Array(bytes[start..<((bytes.lastIndex { !space.contains($0) } ?? start - 1) + 1)])
    input += bytes + separator
    first = Found(bytes: Self.before, offset: prefix.utf8.count, ordinal: 0)
    lastOffset = input.count
    input += Self.after + Array(suffix.utf8)
    scan(input, cutAt: Int(cut * Double(input.count)))
  }

  /// The text as a record.
  var middle: Found { Found(bytes: content, offset: offset, ordinal: 1) }

  /// The second neighbour, if the scanner counts so many records before it.
  func last(ordinal: Int) -> Found { Found(bytes: Self.after, offset: lastOffset, ordinal: ordinal) }

  private mutating func scan(_ input: [UInt8], cutAt cut: Int) {
    var scanner = RecordScanner(wanted: wanted)
    var result = self
    let look: (borrowing Record) -> Void = { record in
      let position = record.position
      result.found.append(
        Found(bytes: record.object.copyBytes(), offset: Int(position.offset), ordinal: position.record))
      if result.found.last?.offset == result.offset { result.look(at: record) }
    }
    for window in [Array(input[..<cut]), Array(input[cut...])] { scanner.scan(window.span, found: look) }
    scanner.finish(found: look)
    result.records = scanner.records
    result.faults = scanner.faults
    self = result
  }

  private mutating func look(at record: borrowing Record) {
    let seen = SeenJSON(record.object)
    let names: [StaticString] = ["eventName", "eventID", "requestParameters", "", "none"]
    for name in names {
      let first = seen.first("\(name)")
      if SeenJSON(optional: record.fields.member(name)) != first { findsFirst = false }
      if SeenJSON(optional: record.object.member(name)) != first { findsFirst = false }
    }
    self.seen = seen
  }
}
