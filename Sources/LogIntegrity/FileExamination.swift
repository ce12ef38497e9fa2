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
  private let found: (ExaminedFile) -> Void
  private var hash = SHA256()
  /// The first bytes, or all of what may be a digest.
  private var kept: [UInt8] = []
  private var keepsAll = true
  private var isTooLarge = false
  private static let startCount = 4 << 10

  init(path: String, found: @escaping (ExaminedFile) -> Void) {
    self.path = path
    self.found = found
  }

  func take(_ window: Span<UInt8>) {
    unsafe window.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
    if keepsAll, kept.count + window.count > DigestDocument.limit { (keepsAll, isTooLarge) = (false, true) }
    let room = keepsAll ? window.count : max(FileExamination.startCount - kept.count, 0)
    unsafe window.withUnsafeBufferPointer { unsafe kept.append(contentsOf: $0.prefix(room)) }
    if keepsAll, kept.count >= 16, kept.beginsAsLog || !kept.beginsAsObject { keepsAll = false }
    if !keepsAll, kept.count > FileExamination.startCount {
      kept = Array(kept.prefix(FileExamination.startCount))
    }
  }

  func end(members: Int, fault: GunzipError?) {
    // What could not be read is told as that, and nothing is said of its content.
    if case .unreadable = fault?.reason { return }
    if case .brokenOff = fault?.reason { return }
    guard let hash = ContentHash(Array(hash.finalize())) else { return }
    let reason: IntegrityReason? =
      fault.map { $0.reason == .trailingBytes ? .furtherMember : .damaged }
      ?? (members > 1 ? .furtherMember : nil)
    found(ExaminedFile(path: path, hash: hash, content: content(hash), fault: reason))
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
    return kept.beginsAsLog || LogFileSlot(path: path) != nil ? .log : .other
  }
}

extension [UInt8] {
  fileprivate var plainStart: [UInt8] { Array(lazy.filter { !" \t\r\n".utf8.contains($0) }.prefix(11)) }

  /// Whether the bytes begin as CloudTrail writes log files.
  fileprivate var beginsAsLog: Bool { plainStart.starts(with: "{\"Records\":".utf8) }

  fileprivate var beginsAsObject: Bool { plainStart.first == UInt8(ascii: "{") }
}
