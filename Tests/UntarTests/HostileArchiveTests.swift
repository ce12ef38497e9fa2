import TestSupport
import Testing
import Untar

@Suite("An archive that is not as it should be")
struct HostileArchiveTests {
  private static let first = TarMember("a", [UInt8](repeating: 1, count: 700))
  private static let last = TarMember("b", [2])

  /// The place of the first member's end.
  private static let border = 512 + 1024

  @Test("costs what stands behind a damaged header, and says how much that is")
  func damagedHeader() throws {
    let middle = TarMember("m", [UInt8](repeating: 3, count: 600))
    var archive = tar([Self.first, middle, Self.last])
    archive[Self.border + 130] ^= 1
    let unpacking = Unpacking(archive)
    #expect(unpacking.names == ["a", "b"])
    #expect(unpacking.files.map(\.isAfterFault) == [false, true])
    #expect(unpacking.reasons == [.damagedHeader])
    let fault = try #require(unpacking.faults.first)
    #expect(fault.offset == UInt64(Self.border) && fault.unread == 512 + 1024 && fault.isFollowedByHeader)
    #expect(fault.description.contains("1536 bytes from here on are not read, up to the next header"))
  }

  @Test("is damaged where the last header is, and nothing more is said of its end")
  func damagedLast() {
    var archive = tar([Self.first, Self.last])
    archive[Self.border + 130] ^= 1
    let unpacking = Unpacking(archive)
    #expect(unpacking.reasons == [.damagedHeader])
    #expect(unpacking.faults.first?.unread == 1024, "up to the last block that is not zero")
  }

  static let sizes: [(what: String, size: [UInt8])] = [
    ("negative", [UInt8](repeating: 0xff, count: 12)),
    ("negative, of many digits", [0x80 | 0x40] + [UInt8](repeating: 0, count: 11)),
    ("beyond 64 bits", [0x80, 1] + [UInt8](repeating: 0, count: 10)),
    ("beyond a file's", [0x80, 0, 0, 0] + [UInt8](repeating: 0xff, count: 8)),
    ("no number", Array("12x45678901".utf8)), ("no octal number", Array("89898989898".utf8)),
    ("signed", Array("-0000000001".utf8)),
  ]

  @Test("has a damaged header where a size is none", arguments: sizes.indices)
  func badSize(_ index: Int) {
    var member = TarMember("m", [])
    member.size = Self.sizes[index].size
    let unpacking = Unpacking(tar([Self.first, member, Self.last]))
    #expect(unpacking.reasons == [.damagedHeader], "\(Self.sizes[index].what)")
    #expect(unpacking.names == ["a", "b"])
  }

  @Test(
    "ends inside a file of which the size is larger than all of it",
    arguments: [
      Array("777777777777".utf8), [0x80, 0, 0, 0, 0x7f] + [UInt8](repeating: 0xff, count: 7),
      octal(1 << 30, digits: 11),
    ])
  func hugeSize(_ size: [UInt8]) {
    for (type, reason) in [("0", TarFault.Reason.endsInFile), ("x", .endsInHeader), ("L", .endsInHeader)] {
      var member = TarMember(Unicode.Scalar(type) ?? "0", "m", [1, 2, 3])
      member.size = size
      let unpacking = Unpacking(tar([Self.first, member]))
      #expect(unpacking.reasons == [reason], "\(type)")
      #expect(unpacking.files.map(\.isWhole) == (type == "0" ? [true, false] : [true]))
    }
  }

  @Test("gives all files before a cut, and says that it is cut off, at every byte")
  func everyCut() {
    let members = [Self.first, TarMember(pax: [("path", "long")]), Self.last]
    let archive = tar(members)
    let end = archive.count - 1024
    let all = Unpacking(archive).files
    for count in 512..<archive.count {
      let unpacking = Unpacking(Array(archive.prefix(count)))
      #expect(unpacking.faults.count == (count < end + 512 ? 1 : 0), "\(count)")
      let whole = unpacking.files.filter(\.isWhole)
      #expect(whole == Array(all.prefix(whole.count)), "\(count)")
      #expect(unpacking.names.count == (count < Self.border + 1536 ? 1 : 2), "\(count)")
      let isInContent = unpacking.files.contains { !$0.isWhole }
      #expect(isInContent == (unpacking.reasons == [.endsInFile]), "\(count)")
    }
  }

  @Test("says so where its end marker is followed by anything but zeros, and reads what follows that")
  func trailingBytes() {
    let archive = tar([Self.first])
    #expect(Unpacking(archive + [UInt8](repeating: 0, count: 9999)).faults.isEmpty)
    for rest in [[UInt8(1)], Array("more".utf8), [UInt8](repeating: 9, count: 1000)] {
      let alone = Unpacking(archive + rest)
      #expect(alone.reasons == [.trailingBytes])
      #expect(alone.faults.first?.unread == UInt64(rest.count))
      let followed = Unpacking(archive + inBlocks(rest) + tar([Self.last]))
      #expect(followed.reasons == [.trailingBytes])
      #expect(followed.faults.first?.offset == UInt64(archive.count))
      #expect(followed.faults.first?.unread == UInt64(inBlocks(rest).count))
      #expect(followed.names == ["a", "b"] && followed.files.last?.isAfterFault == true)
    }
  }

  @Test(
    "may name a file otherwise where records are damaged, and the file is read",
    arguments: [
      "5 a=b\n", "12 path=name", "x path=name\n", " path=name\n", "99999999999999999999 path=name\n",
      "10 path\nx\n", "14 size=-1234\n", "29 size=99999999999999999999\n", "0 =\n", "3 =\n\n",
    ])
  func damagedRecords(_ records: String) {
    let unpacking = Unpacking(tar([TarMember("x", "h", Array(records.utf8)), Self.last]))
    #expect(unpacking.reasons == [.damagedRecords])
    #expect(unpacking.files.map(\.bytes) == [[2]])
  }

  @Test("reads a file under another name where its own is longer than any path")
  func endlessName() {
    let name = String(repeating: "n", count: 100_000)
    for described in [TarMember(pax: [("path", name)]), TarMember("L", "@", Array(name.utf8))] {
      let unpacking = Unpacking(tar([described, Self.last]))
      #expect(unpacking.reasons == [.nameTooLong])
      #expect(unpacking.files.map(\.name) == ["b"] && unpacking.files.map(\.bytes) == [[2]])
    }
  }

  @Test("tells a sparse file, and goes on behind it")
  func sparse() {
    var old = TarMember("S", "s", [UInt8](repeating: 5, count: 512))
    old.form = .gnu
    let pax = [
      TarMember(pax: [("GNU.sparse.major", "1"), ("GNU.sparse.name", "real"), ("path", "GNUSparseFile.0/x")]),
      TarMember("short", [UInt8](repeating: 5, count: 600)),
    ]
    let unpacking = Unpacking(tar([Self.first, old] + pax + [Self.last]))
    #expect(unpacking.unread == ["s: sparse", "real: sparse"])
    #expect(unpacking.names == ["a", "b"] && unpacking.faults.isEmpty)
  }

  @Test("goes on with the next gzip member where the gzip data is damaged")
  func damagedGzip() {
    let (first, second) = (gzip(tar([Self.first, Self.first])), gzip(tar([Self.last])))
    let unpacking = Unpacking(first.dropLast(9) + second)
    #expect(unpacking.damages.count == 1)
    #expect(unpacking.names.last == "b" && unpacking.files.last?.isAfterFault == true)
    let cut = Unpacking(Array(first.dropLast(9)))
    #expect(cut.damages.count == 1 && cut.faults.isEmpty)
  }

  @Test("may have any number of files with nothing in them")
  func manyFiles() {
    let count = 20_000
    let unpacking = Unpacking(gzip(tar((0..<count).map { TarMember("\($0)", []) }), level: 1))
    #expect(unpacking.files.count == count && unpacking.faults.isEmpty)
  }
}
