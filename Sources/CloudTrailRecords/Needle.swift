internal import CStructure

/// A text that the records of certain calls contain, in any case.
struct Needle: Equatable {
  /// A shorter part shared by several names would occur in too many records of other calls.
  private static let leastShared = 8

  /// At least two lowercase ASCII letters, and nothing else. Of a longer text what can be looked for at once, which is
  /// wherever the text is.
  let text: [UInt8]
  /// The position in it of the two adjacent letters that are rarest in records.
  let rarePair: Int

  private init(_ text: [UInt8]) {
    precondition(text.count >= 2, "an eventName has no two letters side by side")
    self.text = Array(text.prefix(CSTRUCTURE_LONGEST_NEEDLE))
    let pairs = zip(self.text, self.text.dropFirst()).map { $0.letterFrequency * $1.letterFrequency }
    rarePair = pairs.indices.min { pairs[$0] < pairs[$1] } ?? 0
  }

  /// What a kernel looks for.
  var pattern: cstructure_needle { unsafe cstructure_needle_of(text, text.count, rarePair) }

  /// - Parameter letters: at least two ASCII letters, and nothing else.
  fileprivate init(_ letters: String) {
    self.init(letters.utf8.map(\.asciiLowercased))
  }

  /// The fewest needles such that each name contains one: one for all names if they share a part that is long
  /// enough, otherwise one per group, otherwise one per name.
  static func all(for groups: [[String]]) -> [Needle] {
    let groups = groups.map { names in names.map { $0.utf8.map(\.asciiLowercased) } }
    if let text = sharedPart(of: Array(groups.joined())) { return [Needle(text)] }
    let texts = groups.flatMap { names in sharedPart(of: names).map { [$0] } ?? names.map(longestWord) }
    return texts.sorted { $0.count < $1.count }.reduce(into: []) { needles, text in
      if !needles.contains(where: { text.contains($0.text) }) { needles.append(Needle(text)) }
    }
  }

  /// The longest run of letters that every name contains, or nil if it is too short.
  private static func sharedPart(of names: [[UInt8]]) -> [UInt8]? {
    guard let first = names.first else { return nil }
    for count in stride(from: first.count, through: leastShared, by: -1) {
      for start in 0...first.count - count {
        let part = Array(first[start..<start + count])
        if part.allSatisfy(\.isASCIILowercase), names.allSatisfy({ $0.contains(part) }) { return part }
      }
    }
    return nil
  }

  private static func longestWord(of name: [UInt8]) -> [UInt8] {
    name.split { !$0.isASCIILowercase }.map { Array($0) }.max { $0.count < $1.count } ?? []
  }
}

/// Needles that are looked for only where another is found.
struct SignedNeedles {
  let sign: Needle
  let needles: [Needle]

  /// - Parameters:
  ///   - sign: in ASCII letters.
  ///   - names: those of the calls.
  init(_ sign: String, for names: [String]) {
    self.sign = Needle(sign)
    needles = Needle.all(for: [names])
  }
}

/// Decides whether bytes mention a wanted call, which is far faster than reading them.
struct MentionSearch {
  /// What is looked for in one pass: the needles of the groups without a sign, and then the others' signs.
  private let needles: [cstructure_needle]
  /// How many groups' needles precede the signs.
  private let unsignedCount: Int
  /// The needles of each group with a sign, in the order of the signs.
  private let signed: [[cstructure_needle]]
  /// The key of the service that was called, and what its value ends with in each record.
  private let service = [Needle("eventsource").pattern, Needle("amazonaws").pattern]
  /// A scan in its initial state.
  let scan = StructuralScan()
  /// The most bytes of a mention that can precede a cut through it.
  let overlap: Int

  /// - Parameter wanted: with at most 64 needles and signs.
  init(_ wanted: WantedCalls) {
    let signs = wanted.signed.map(\.sign)
    needles = (wanted.needles + signs).map(\.pattern)
    precondition(needles.count <= UInt64.bitWidth, "too many names of calls for one pass")
    unsignedCount = wanted.needles.count
    signed = wanted.signed.map { $0.needles.map(\.pattern) }
    let escape = #"\u0041"#.utf8.count
    let all = wanted.needles + wanted.signed.flatMap { [$0.sign] + $0.needles }
    overlap = max(escape, all.map(\.text.count).max() ?? 0) - 1
  }

  /// The bits of the needles without a sign.
  private var unsigned: UInt64 { unsignedCount == UInt64.bitWidth ? ~0 : 1 << unsignedCount - 1 }

  /// Whether the bytes contain part of a wanted call's name, in any spelling.
  func finds(in bytes: Span<UInt8>) -> Bool {
    let found = scan.find(needles.span, in: bytes, enough: unsigned)
    if found == 0 { return false }
    if found & unsigned != 0 { return true }
    for index in signed.indices where found >> (unsignedCount + index) & 1 == 1 {
      if finds(signed[index], in: bytes) { return true }
    }
    return false
  }

  /// Whether a whole record contains part of a wanted call's name: where it names no service at all, so that it would be a
  /// near miss, any group's name counts without the sign.
  func finds(inRecord bytes: Span<UInt8>) -> Bool {
    if finds(in: bytes) { return true }
    guard !signed.isEmpty, !namesService(bytes) else { return false }
    for needles in signed where finds(needles, in: bytes) { return true }
    return false
  }

  /// Whether the bytes contain part of the name of a wanted call whose group has no sign. The other calls' names stand in
  /// documents of other services, which describe them.
  func findsUnsigned(in bytes: Span<UInt8>) -> Bool {
    scan.find(needles.span.extracting(first: unsignedCount), in: bytes, enough: unsigned) != 0
  }

  private func namesService(_ bytes: Span<UInt8>) -> Bool {
    scan.find(service.span, in: bytes, enough: 0) == 0b11
  }

  private func finds(_ needles: [cstructure_needle], in bytes: Span<UInt8>) -> Bool {
    scan.find(needles.span, in: bytes, enough: ~0) != 0
  }
}

extension UInt8 {
  /// How often a lowercase letter occurs per thousand of English text; the names in records are English.
  fileprivate var letterFrequency: Int {
    let frequencies = [
      82, 15, 28, 43, 127, 22, 20, 61, 70, 2, 8, 40, 24, 67, 75, 19, 1, 60, 63, 91, 28, 10, 24, 2, 20, 1,
    ]
    return frequencies[Int(self - UInt8(ascii: "a"))]
  }
}

extension [UInt8] {
  fileprivate func contains(_ part: [UInt8]) -> Bool {
    indices.contains { self[$0...].starts(with: part) }
  }
}
