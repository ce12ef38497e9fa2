import TestSupport
import Testing
import Untar

@Suite("The files of an archive")
struct FormTests {
  private static let content = Array("{\"Records\":[]}".utf8)
  private static let longName = String(repeating: "folder/", count: 20) + "a.json"

  @Test("come with their names and bytes in every form", arguments: TarMember.Form.allCases)
  func forms(_ form: TarMember.Form) {
    var members = (0..<4).map { TarMember("\($0).json", [UInt8](repeating: 7, count: 256 * $0)) }
    for index in members.indices { members[index].form = form }
    let unpacking = Unpacking(tar(members))
    #expect(unpacking.names == ["0.json", "1.json", "2.json", "3.json"])
    #expect(unpacking.files.map(\.bytes) == members.map(\.content))
    #expect(unpacking.faults.isEmpty && unpacking.files.allSatisfy { $0.isWhole && !$0.isAfterFault })
  }

  static let described: [(name: String, members: [TarMember])] = {
    var split = TarMember("a.json", content)
    split.prefix = String(longName.dropLast(7))
    let short = TarMember("short", content)
    let long = TarMember("L", "././@LongLink", Array(longName.utf8) + [0])
    let pax = TarMember(pax: [("path", longName)])
    return [
      ("a prefix", [split]), ("GNU's long name", [long, short]), ("a pax path", [pax, short]),
      (
        "a pax path behind GNU's long name",
        [TarMember("L", "././@LongLink", Array("other".utf8)), pax, short]
      ),
      ("a pax path before GNU's long name", [pax, TarMember("K", "././@LongLink", [1]), short]),
      (
        "the second of two pax headers",
        [TarMember(pax: [("path", "other"), ("mtime", "1.5")]), TarMember(pax: [("path", longName)]), short]
      ),
      ("a path for all that follow", [TarMember(pax: [("path", longName)], isGlobal: true), short]),
    ]
  }()

  @Test("have the long name that a header gives before them", arguments: described.indices)
  func longNames(_ index: Int) {
    let (name, members) = Self.described[index]
    let unpacking = Unpacking(tar(members))
    #expect(unpacking.names == [Self.longName], "\(name)")
    #expect(unpacking.files.first?.bytes == Self.content && unpacking.faults.isEmpty, "\(name)")
  }

  @Test("have a long name of their own, and the next file has none of it")
  func nextName() {
    let members = [TarMember(pax: [("path", "x")]), TarMember("a", []), TarMember("b", Self.content)]
    #expect(Unpacking(tar(members)).names == ["x", "b"])
  }

  @Test("have the size that a pax header gives, or a binary one")
  func sizes() {
    var small = TarMember("a", Self.content)
    small.size = octal(0, digits: 11)
    var binary = TarMember("b", Self.content)
    binary.size = [0x80] + [UInt8](repeating: 0, count: 10) + [UInt8(Self.content.count)]
    let unpacking = Unpacking(tar([TarMember(pax: [("size", "\(Self.content.count)")]), small, binary]))
    #expect(unpacking.files.map(\.bytes) == [Self.content, Self.content])
    #expect(unpacking.faults.isEmpty)
  }

  @Test("are told from folders, devices and labels, and from nothing else")
  func types() {
    let all: [TarMember] = "0123456789ABDEGHIJMNOPQRSTUVYZ\0".unicodeScalars.map {
      TarMember($0, "\($0.value)", to: "48", [])
    }
    let unpacking = Unpacking(tar(all + [TarMember("0", "folder/"), TarMember("0", "log/", [1])]))
    let passed = "123456DMSV".unicodeScalars.map { "\($0.value)" }
    #expect(unpacking.names == all.map(\.name).filter { !passed.contains($0) } + ["log"])
    #expect(unpacking.unread == ["77: continuation", "83: sparse"])
    #expect(unpacking.faults.isEmpty)
  }

  @Test(
    "have a name that is only text, whatever it is made of",
    arguments: [
      ("./a", "a"), ("/etc/passwd", "etc/passwd"), ("a//b/./c", "a/b/c"), ("../../b", "../../b"),
      ("a\nb\u{1b}[2J", "a\nb\u{1b}[2J"), ("a\u{0}b", "a\u{0}b"), ("./", ""), (".", ""),
    ])
  func names(_ written: String, _ told: String) {
    let members = [TarMember(pax: [("path", written)]), TarMember("short", Self.content)]
    #expect(Unpacking(tar(members)).files == [Unpacking.File(name: told, bytes: Self.content)])
  }

  @Test("come twice where two have one name")
  func sameName() {
    let members = [TarMember("a", [1]), TarMember("a", [2])]
    #expect(Unpacking(tar(members)).files.map(\.bytes) == [[1], [2]])
  }

  @Test("are read on where archives stand one behind the other")
  func concatenated() {
    let (first, second) = (tar([TarMember("a", [1])]), tar([TarMember("b", [2])]))
    for archive in [first + second, gzip(first) + gzip(second), gzip(gzip(first + second))] {
      let unpacking = Unpacking(archive)
      #expect(unpacking.names == ["a", "b"])
      #expect(unpacking.faults.isEmpty && unpacking.damages.isEmpty)
      #expect(unpacking.files.allSatisfy { !$0.isAfterFault })
    }
  }

  @Test("are those of the archive, and not of an archive that is one of them")
  func nested() {
    let inner = tar([TarMember("hidden", Self.content)])
    let unpacking = Unpacking(tar([TarMember("inner.tar", inner), TarMember("b", [])]))
    #expect(unpacking.files.map(\.bytes) == [inner, []])
  }
}

@Suite("A link of an archive")
struct LinkTests {
  private static let file = TarMember("logs/a.json", [1])

  @Test(
    "is passed over where it leads to something in the archive",
    arguments: [
      TarMember("1", "b", to: "logs/a.json"), TarMember("1", "b", to: "./logs/a.json"),
      TarMember("2", "b", to: "logs/a.json"), TarMember("2", "logs/b", to: "a.json"),
      TarMember("2", "x/y/b", to: "../../logs/./a.json"),
    ])
  func inside(_ link: TarMember) {
    for members in [[Self.file, link], [link, Self.file]] {
      let unpacking = Unpacking(tar(members))
      #expect(unpacking.names == ["logs/a.json"])
      #expect(unpacking.unread.isEmpty && unpacking.faults.isEmpty)
    }
  }

  @Test(
    "is told where it does not, as what it leads to is not read",
    arguments: [
      TarMember("1", "b", to: "logs/c.json"), TarMember("1", "b", to: "../logs/a.json"),
      TarMember("2", "b", to: "a.json"), TarMember("2", "b", to: "/logs/a.json"),
      TarMember("2", "logs/b", to: "../../logs/a.json"), TarMember("2", "b", to: ""),
    ])
  func outside(_ link: TarMember) {
    for members in [[Self.file, link], [link, Self.file]] {
      #expect(Unpacking(tar(members)).unread == ["\(link.name): link"])
    }
  }

  @Test("leads where a pax header or GNU's own says")
  func longTarget() {
    let target = String(repeating: "x", count: 150)
    let file = [TarMember(pax: [("path", target)]), TarMember("short", [])]
    let link = TarMember("1", "b", to: "elsewhere")
    for described in [TarMember(pax: [("linkpath", target)]), TarMember("K", "@", Array(target.utf8) + [0])] {
      #expect(Unpacking(tar(file + [described, link])).unread.isEmpty)
      #expect(Unpacking(tar([described, link])).unread == ["b: link"])
    }
  }
}
