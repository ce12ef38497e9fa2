import Testing

@testable import CloudTrailRecords

@Suite("Eight bytes are looked at together as one by one")
struct PlainTextTests {
  @Test(
    "each byte ends plain text, or does not, at every place among eights", arguments: UInt8.min...UInt8.max)
  func ends(byte: UInt8) {
    let isEnd = byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    for count in 0..<20 {
      for place in 0..<count {
        // What stands around it differs from all ends by a bit that a borrow could reach.
        var bytes = [UInt8](repeating: 0x21, count: count)
        bytes[place] = byte
        for start in 0...place {
          let end = bytes.span.endOfPlainText(from: start)
          #expect(end == (isEnd ? place : count), "\(count) bytes, the one at \(place), from \(start)")
        }
      }
    }
  }

  @Test("a byte is found wherever it stands, and no other is taken for it", arguments: UInt8.min...UInt8.max)
  func contains(byte: UInt8) {
    for count in 0..<20 {
      let others = [byte &+ 1, byte &- 1, byte ^ 0x80]
      let bytes = (0..<count).map { others[$0 % 3] }
      let isFoundAmongOthers = bytes.span.contains(byte)
      #expect(!isFoundAmongOthers)
      for place in 0..<count {
        var bytes = bytes
        bytes[place] = byte
        let isFound = bytes.span.contains(byte)
        #expect(isFound, "\(count) bytes, the one at \(place)")
      }
    }
  }
}
