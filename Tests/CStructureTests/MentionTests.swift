import CStructure
import TestSupport
import Testing

@Suite("A name is mentioned where it stands, and where an escape could spell it")
struct MentionTests {
  private static let name = Array("putbucketlifecycle".utf8)
  private static let escape = Array("\\u006".utf8)
  private static let pairs = [0, 1, 8, 16]

  private static let quiet = Array(String(repeating: "PeLucy\\t", count: 64).utf8)

  /// `count` bytes that mention nothing but what is put at `place`.
  private func text(_ count: Int, with part: [UInt8] = [], at place: Int = 0) -> [UInt8] {
    var bytes = Array(Self.quiet[..<count])
    bytes.replaceSubrange(place..<place + part.count, with: part)
    return bytes
  }

  @Test("wherever it begins", arguments: Kernel.all, pairs)
  func everyOffset(kernel: Kernel, pair: Int) {
    for count in [18, 19, 63, 64, 65, 66, 127, 128, 129, 130, 193, 250] {
      for place in 0...count - Self.name.count {
        let bytes = text(count, with: Self.name, at: place)
        #expect(kernel.mentions(Self.name, pair: pair, in: bytes[...]), "\(place) of \(count)")
      }
    }
  }

  @Test("not where its end is cut off, even if memory goes on with it", arguments: Kernel.all, pairs)
  func cutEnd(kernel: Kernel, pair: Int) {
    for count in 1...200 {
      for kept in 1..<min(Self.name.count, count + 1) {
        let bytes = text(count - kept) + Self.name
        let window = bytes[..<count]
        #expect(!kernel.mentions(Self.name, pair: pair, in: window), "\(kept) bytes of it, count \(count)")
      }
    }
  }

  @Test("not where its start is cut off, even if memory begins with it", arguments: Kernel.all, pairs)
  func cutStart(kernel: Kernel, pair: Int) {
    for count in 1...200 {
      for missing in 1..<Self.name.count {
        let bytes = Self.name + text(count)
        let window = bytes[missing..<missing + count]
        #expect(
          !kernel.mentions(Self.name, pair: pair, in: window), "\(missing) bytes missing, count \(count)")
      }
    }
  }

  @Test("not where one byte differs", arguments: Kernel.all, pairs)
  func almost(kernel: Kernel, pair: Int) {
    for wrong in Self.name.indices {
      var other = Self.name
      other[wrong] ^= [0x01, 0x40, 0x60, 0x80][wrong % 4]
      for place in 0..<130 {
        #expect(!kernel.mentions(Self.name, pair: pair, in: text(200, with: other, at: place)[...]))
      }
    }
  }

  @Test("in letters of any case", arguments: Kernel.all, pairs)
  func anyCase(kernel: Kernel, pair: Int) {
    var random = SeededRandom(seed: 77)
    for count in [18, 19, 64, 65, 66, 130, 200] {
      for place in 0...count - Self.name.count {
        let spelled = Self.name.map { Bool.random(using: &random) ? $0 ^ 0x20 : $0 }
        let bytes = text(count, with: spelled, at: place)
        #expect(kernel.mentions(Self.name, pair: pair, in: bytes[...]), "\(place) of \(count)")
      }
    }
  }

  @Test("an escape, wherever it stands, to the very end", arguments: Kernel.all, pairs)
  func escapes(kernel: Kernel, pair: Int) {
    for count in 5...200 {
      for place in 0...count - 5 {
        let bytes = text(count, with: Self.escape, at: place)
        #expect(kernel.mentions(Self.name, pair: pair, in: bytes[...]), "\(place) of \(count)")
      }
    }
  }

  @Test("not an escape that is cut off by the end", arguments: Kernel.all, pairs)
  func cutEscape(kernel: Kernel, pair: Int) {
    for count in 4...200 {
      for kept in 1...4 {
        let bytes = text(count - kept) + Self.escape
        #expect(!kernel.mentions(Self.name, pair: pair, in: bytes[..<count]), "count \(count)")
      }
    }
  }

  @Test("only by the escapes that can spell an ASCII letter", arguments: Kernel.all)
  func letterEscapes(kernel: Kernel) {
    for digits in ["003c", "0026", "00e9", "0100", "1061", "0F61", "u061"] {
      let bytes = text(100, with: Array("\\u\(digits)".utf8), at: 20)
      #expect(!kernel.mentions(Self.name, pair: 1, in: bytes[...]), "\(digits)")
    }
    for digits in ["0041", "0052", "0065", "007A", "0074"] {
      let bytes = text(100, with: Array("\\u\(digits)".utf8), at: 20)
      #expect(kernel.mentions(Self.name, pair: 1, in: bytes[...]), "\(digits)")
    }
  }

  @Test("nothing in text without it, and nothing in no text", arguments: Kernel.all, pairs)
  func nothing(kernel: Kernel, pair: Int) {
    for count in 0...300 {
      #expect(!kernel.mentions(Self.name, pair: pair, in: text(count)[...]), "count \(count)")
    }
  }

  @Test("what the oracle says of noise, for names of every length and pair", arguments: Kernel.all)
  func noise(kernel: Kernel) {
    var mentions = 0
    for seed in 9000..<9400 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let letters = Array("abAB\\bu|U".utf8)
      let name = (0..<Int.random(in: 2...6, using: &random)).map { _ in
        letters[Int.random(in: 0..<2, using: &random)]
      }
      let escapes = seed.isMultiple(of: 4) ? ["\\u006", "\\u003", "\\u00"] : [""]
      let count = Int.random(in: 0...160, using: &random)
      var bytes: [UInt8] = []
      while bytes.count < count {
        if Int.random(in: 0..<40, using: &random) == 0 {
          bytes += Array((escapes.randomElement(using: &random) ?? "").utf8)
        }
        bytes.append(letters[Int.random(in: letters.indices, using: &random)])
      }
      let expected = SlowScanner().mentions(name, pair: 0, in: bytes[...])
      if expected { mentions += 1 }
      for pair in 0..<name.count - 1 {
        #expect(kernel.mentions(name, pair: pair, in: bytes[...]) == expected, "seed \(seed), pair \(pair)")
      }
    }
    #expect((50...350).contains(mentions), "the noise shows both answers")
  }
}
