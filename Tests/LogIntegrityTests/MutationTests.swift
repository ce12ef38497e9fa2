import RetentionModel
import SystemPackage
import TestSupport
import Testing

@Suite("Changes of an archive")
struct MutationTests {
  /// How many changes of each kind were made.
  private static let rounds = 48

  @Test("each of a thousand random changes is found, and its file named", .timeLimit(.minutes(10)))
  func changes() async throws {
    var (made, random) = ([ArchiveChange.Kind: Int](), SeededRandom(seed: 2024))
    for round in 0..<Self.rounds {
      let archive = try MadeArchive(random: &random, key: trailKey)
      for kind in ArchiveChange.Kind.allCases {
        var changed = archive
        guard let change = try changed.change(kind, random: &random, stranger: strangeKey) else { continue }
        made[kind, default: 0] += 1
        let found = try await changed.verify(Anchors(keys: [trailKey], hasSignatures: true), tellsAll: false)
        #expect(found.isWhole == change.isHarmless, "round \(round), \(change)")
        let told = found.items.filter { change.isHarmless ? $0.reason == .renamed : $0.isAlarming }
        #expect(
          told.contains { item in change.names.contains { item.path.hasSuffix($0.lastName) } },
          "round \(round), \(change): \(found.all)")
      }
    }
    print("changes found:", made.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key) \($0.value)" })
    #expect(made.count == ArchiveChange.Kind.allCases.count && made.values.reduce(0, +) >= 900)
  }

  @Test("without keys, what is altered between the ends of a chain is still found")
  func withoutKeys() async throws {
    var random = SeededRandom(seed: 31)
    let archive = try MadeArchive.plain(hours: 8)
    let inner = Set(archive.chains[0].dropFirst().dropLast(2).map(\.key.lastName))
    var count = 0
    for kind in [ArchiveChange.Kind.flippedDigest, .memberBehindDigest, .resignedDigest, .logAndListing] {
      for _ in 0..<12 {
        var changed = archive
        guard let change = try changed.change(kind, random: &random, stranger: strangeKey),
          inner.contains(change.names[0].lastName)
        else { continue }
        count += 1
        let found = try await changed.verify(tellsAll: false)
        #expect(found.words(change.names[0]).hasPrefix("broken"), "\(change): \(found.all)")
        #expect(found.digests[.authentic] == nil)
      }
    }
    #expect(count > 10)
  }
}
