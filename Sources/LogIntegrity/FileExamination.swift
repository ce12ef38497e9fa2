internal import CloudTrailRecords
internal import Crypto
internal import Gunzip
internal import LogReading
internal import RetentionModel

/// What one file turned out to be.
struct ExaminedFile {
  enum Content {
    case digest(DigestDocument)
    /// It is meant as a digest and is none.
    case brokenDigest(IntegrityReason)
    case log
    case other
  }

  let path: String
  let hash: ContentHash
  let content: Content
  /// Why it cannot be whole, whatever its hash is.
  let fault: IntegrityReason?
}

/// Takes the bytes of one file: their hash, and of what may be a digest all of them.
final class FileExamination: PlainFile {
  private let path: String
  private let found: (ExaminedFile?) -> Void
  private var hash = SHA256()
  /// The first bytes, or all of what may be a digest.
  private var kept: [UInt8] = []
  private var start = ObjectStart()
  private var keepsAll = true
  private var isTooLarge = false
  private static let startCount = 4 << 10

  /// - Parameter found: is given what the file is; nil where it is not read to its end.
  init(path: String, found: @escaping (ExaminedFile?) -> Void) {
    self.path = path
    self.found = found
  }

  func take(_ window: Span<UInt8>) {
    unsafe window.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
    if keepsAll, kept.count + window.count > DigestDocument.limit { (keepsAll, isTooLarge) = (false, true) }
    let room = keepsAll ? window.count : max(FileExamination.startCount - kept.count, 0)
    unsafe window.withUnsafeBufferPointer { unsafe kept.append(contentsOf: $0.prefix(room)) }
    start.take(window)
    if start.isLog || !start.mayBeObject { keepsAll = false }
    if !keepsAll, kept.count > FileExamination.startCount {
      kept = Array(kept.prefix(FileExamination.startCount))
    }
  }

  func end(members: Int, fault: GunzipError?) {
    // What could not be read is told as that, and nothing is said of its content.
    if case .unreadable = fault?.reason { return giveUp() }
    if case .brokenOff = fault?.reason { return giveUp() }
    guard let hash = ContentHash(Array(hash.finalize())) else { return }
    let reason: IntegrityReason? =
      fault.map { $0.reason == .trailingBytes ? .furtherMember : .damaged }
      ?? (members > 1 ? .furtherMember : nil)
    found(ExaminedFile(path: path, hash: hash, content: content(hash), fault: reason))
    kept = []
  }

  func giveUp() {
    found(nil)
    kept = []
  }

  private func content(_ hash: ContentHash) -> ExaminedFile.Content {
    let name = FileName(path)
    let stem = String(Substring(name.stem))
    let isDigestByName = DigestName(stem) != nil
    if isTooLarge, isDigestByName { return .brokenDigest(.tooLarge) }
    if keepsAll {
      let all = kept
      let bytes = all.span
      if let object = try? JSONValue(bytes), object.kind == .object, DigestDocument.isClaimed(by: object) {
        return DigestDocument(object, hash: hash).map { .digest($0) } ?? .brokenDigest(.notUnderstood)
      }
    }
    if isDigestByName { return .brokenDigest(.notUnderstood) }
    // What stands behind the ending, such as .sha256, is another's.
    let isLogByName = LogFileSlot(path: path) != nil && !stem.utf8.contains(UInt8(ascii: "."))
    return start.isLog || isLogByName ? .log : .other
  }
}

/// What a file begins with, without white space: each byte is looked at once, however many are blank.
private struct ObjectStart {
  private static let log = Array("{\"Records\":".utf8)
  private var bytes: [UInt8] = []

  /// Whether it begins as CloudTrail writes log files.
  var isLog: Bool { bytes == ObjectStart.log }

  /// Whether it begins as an object, as far as it is known.
  var mayBeObject: Bool { bytes.first.map { $0 == UInt8(ascii: "{") } ?? true }

  mutating func take(_ window: Span<UInt8>) {
    var index = 0
    while bytes.count < ObjectStart.log.count, index < window.count {
      if ![0x20, 0x09, 0x0a, 0x0d].contains(window[index]) { bytes.append(window[index]) }
      index += 1
    }
  }
}
