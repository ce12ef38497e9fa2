import TestSupport
import Testing
import Untar

@Suite("Random archives")
struct RandomArchiveTests {
  private static func members(_ random: inout SeededRandom) -> [TarMember] {
    (0..<Int.random(in: 0...5, using: &random)).flatMap { number -> [TarMember] in
      let count = [0, 1, 511, 512, 513, Int.random(in: 0...3000, using: &random)].randomElement(
        using: &random)
      let content = (0..<(count ?? 0)).map { _ in UInt8.random(in: 0...9, using: &random) }
      let name = "\(number)-" + String(repeating: "n", count: Int.random(in: 0...200, using: &random))
      var file = TarMember("\(number)", content)
      file.form = TarMember.Form.allCases.randomElement(using: &random) ?? .v7
      switch Int.random(in: 0...4, using: &random) {
      case 0: return [TarMember("5", "folder/"), file]
      case 1: return [TarMember(pax: [("path", name)]), file]
      case 2: return [TarMember("L", "@", Array(name.utf8) + [0]), file]
      default: return [file]
      }
    }
  }

  /// What the members say, by a reader that has all of them at once.
  private static func files(of members: [TarMember]) -> [Unpacking.File] {
    var name: String?
    var files: [Unpacking.File] = []
    for member in members {
      let text = String(decoding: member.content.filter { $0 != 0 }, as: UTF8.self)
      switch UnicodeScalar(member.type) {
      case "x": name = String(text.split(separator: "=")[1].dropLast())
      case "L": name = text
      case "5": break
      default:
        files.append(Unpacking.File(name: name ?? member.name, bytes: member.content))
        name = nil
      }
    }
    return files
  }

  @Test("give what was put into them, whatever is read at a time", arguments: 0..<20 * longRun)
  func wholeArchives(_ seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let members = Self.members(&random)
    let archive = tar(members)
    for bytes in [archive, gzip(archive), gzip(gzip(archive))] {
      let unpacking = Unpacking(
        bytes, windowSize: Int.random(in: 2...2000, using: &random),
        readSize: Int.random(in: 3...2000, using: &random),
        given: bytes == archive ? Int.random(in: 0...archive.count, using: &random) : 0)
      #expect(unpacking.files == Self.files(of: members))
      #expect(unpacking.faults.isEmpty && unpacking.damages.isEmpty && unpacking.unread.isEmpty)
    }
  }

  @Test("that were changed give the same, whatever is read at a time", arguments: 0..<60 * longRun)
  func changedArchives(_ seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    var archive = tar(Self.members(&random) + Self.members(&random))
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let place = Int.random(in: 0..<archive.count, using: &random)
      switch Int.random(in: 0...3, using: &random) {
      case 0: archive[place] = UInt8.random(in: 0...255, using: &random)
      case 1: archive.removeSubrange(place..<min(place + 100, archive.count))
      case 2: archive.insert(contentsOf: [UInt8](repeating: 0x30, count: 512), at: place / 512 * 512)
      default: archive[place / 512 * 512 + 124] = UInt8.random(in: 0...255, using: &random)
      }
      if archive.isEmpty { archive = [0] }
    }
    let unpacking = Unpacking(archive)
    for _ in 0..<3 {
      let other = Unpacking(
        archive, windowSize: Int.random(in: 2...2000, using: &random),
        readSize: Int.random(in: 3...2000, using: &random),
        given: Int.random(in: 0...archive.count, using: &random))
      #expect(other == unpacking)
    }
    #expect(unpacking.faults.allSatisfy { $0.offset + $0.unread <= UInt64(archive.count) })
  }
}
