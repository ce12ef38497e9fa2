import Gunzip
import Testing

@Suite("Every member of a file is inflated, one after the other")
struct MemberTests {
  @Test(
    "with empty members anywhere", arguments: Sizes.all,
    [["one"], [""], ["", ""], ["one", "two"], ["", "one", "", "", "two", ""], ["a", "b", "c", "d"]])
  func emptyMembers(sizes: Sizes, texts: [String]) {
    let file = texts.flatMap { Member($0).bytes }
    let expected = Reading.well(texts.map { Array($0.utf8) }, members: texts.count, bytesRead: file.count)
    #expect(sizes.read(file) == expected)
  }

  @Test("at every level of compression, cut at any window", arguments: [0, 1, 6, 9] as [Int32])
  func anyWindow(level: Int32) {
    let contents = [sampleBytes(300, seed: 11), sampleBytes(40, seed: 12), sampleBytes(5, seed: 13)]
    let file = contents.flatMap { Member($0, level: level).bytes }
    let expected = Reading.well(contents, members: 3, bytesRead: file.count)
    for windowSize in 2...310 {
      #expect(read(file, windowSize: windowSize, readSize: 3) == expected, "window size \(windowSize)")
      #expect(read(file, windowSize: windowSize) == expected, "window size \(windowSize)")
    }
  }

  @Test("a window holds one member only, as much as it can, and says which", arguments: [2, 3, 7, 4096])
  func windows(windowSize: Int) throws {
    let texts = ["first", "", "second!", "third"]
    var expected: [[Int]] = []
    for (member, text) in texts.enumerated() {
      for start in stride(from: 0, to: text.utf8.count, by: windowSize) {
        expected.append([member, min(windowSize, text.utf8.count - start)])
      }
    }
    var reader = GunzipReader(windowSize: windowSize)
    reader.open(ByteSource(texts.flatMap { Member($0).bytes }))
    var windows: [[Int]] = []
    while try reader.advance() {
      windows.append([reader.member, reader.window.count])
      #expect(reader.members == reader.member + 1, "no later member was begun")
    }
    #expect(windows == expected)
    #expect(reader.members == 4)
    #expect(reader.bytesInflated == 17)
  }

  @Test("a thousand of them")
  func thousand() {
    let member = Member("x").bytes
    let file = (0..<1000).flatMap { _ in member }
    let expected = Reading.well(
      Array(repeating: [UInt8(ascii: "x")], count: 1000), members: 1000, bytesRead: file.count)
    #expect(read(file) == expected)
    #expect(read(file, windowSize: 2, readSize: 5) == expected)
  }

  @Test("bytesRead is what the source gave so far, one read at a time")
  func bytesRead() throws {
    let file = Member(sampleBytes(5000, seed: 14), level: 0).bytes
    var reader = GunzipReader(windowSize: 100, readSize: 64)
    #expect(reader.bytesRead == 0)
    reader.open(ByteSource(file))
    #expect(reader.bytesRead == 0 && reader.members == 0 && reader.member == 0)
    #expect(try reader.advance())
    #expect(reader.bytesRead == 64 && reader.members == 1 && reader.member == 0)
    while try reader.advance() {
      #expect(reader.bytesRead.isMultiple(of: 64) || reader.bytesRead == UInt64(file.count))
    }
    #expect(reader.bytesRead == UInt64(file.count))
  }

  @Test("before a source is opened, a reader is at its end")
  func unopened() throws {
    var reader = GunzipReader()
    #expect(try !reader.advance())
    #expect(reader.members == 0 && reader.member == 0 && reader.bytesRead == 0 && reader.bytesInflated == 0)
  }
}
