internal import CloudTrailRecords
internal import Crypto
internal import RetentionModel

/// The content of one digest.
///
/// Source: the CloudTrail user guide, “CloudTrail digest file structure”; what is signed is what the AWS CLI checks.
struct DigestDocument {
  /// The digest before this one.
  struct Previous {
    /// Its place in the bucket: bucket, slash and key.
    let location: String
    /// Nil where its algorithm is not SHA-256.
    let hash: ContentHash?
    /// Its signature.
    let signature: [UInt8]
  }

  /// A log file that is listed.
  struct Log {
    /// Its place in the bucket: bucket, slash and key.
    let location: String
    /// Nil where its algorithm is not SHA-256.
    let hash: ContentHash?
  }

  /// The most plain bytes of a digest that is read: 40,000 logs in an hour.
  static let limit = 16 << 20

  let location: String
  let start: Instant
  let end: Instant
  let fingerprint: [UInt8]
  /// Whether it is signed by the only algorithm that is documented.
  let isOfKnownAlgorithm: Bool
  /// Nil for the first of a chain.
  let previous: Previous?
  let logs: [Log]
  /// The SHA-256 of what its signature is made of.
  let signed: SHA256Digest

  /// Whether a JSON object is meant as a digest.
  static func isClaimed(by object: JSONValue) -> Bool {
    object.member("digestS3Object") != nil || object.member("digestPublicKeyFingerprint") != nil
  }

  /// - Parameters:
  ///   - object: all of the file.
  ///   - hash: the SHA-256 of the file's plain bytes.
  /// - Returns: nil where anything is not as it is documented, be it a field that stands twice: a reader that took the
  ///   other one would read another digest.
  init?(_ object: JSONValue, hash: ContentHash) {
    guard object.isUTF8, let fields = DigestFields(object) else { return nil }
    guard let bucket = fields.text("digestS3Bucket"), let key = fields.text("digestS3Object"),
      let startText = fields.text("digestStartTime"), let start = Instant(rfc3339: startText),
      let endText = fields.text("digestEndTime"), let end = Instant(rfc3339: endText), start <= end,
      let fingerprintText = fields.text("digestPublicKeyFingerprint"),
      let fingerprint = [UInt8](hex: fingerprintText),
      let algorithm = fields.text("digestSignatureAlgorithm"),
      let name = DigestName(String(Substring(FileName(key).stem))), name.end == end,
      let logs = fields.logs
    else { return nil }
    location = "\(bucket)/\(key)"
    (self.start, self.end, self.fingerprint, self.logs) = (start, end, fingerprint, logs)
    isOfKnownAlgorithm = algorithm == "SHA256withRSA"
    let signature = fields.text("previousDigestSignature")
    switch fields.previousFields {
    case 0: previous = nil
    case 5:
      guard let bucket = fields.text("previousDigestS3Bucket"),
        let key = fields.text("previousDigestS3Object"),
        let algorithm = fields.text("previousDigestHashAlgorithm"),
        let value = fields.text("previousDigestHashValue"), let signature,
        let bytes = [UInt8](hex: signature)
      else { return nil }
      let hash = ContentHash(hex: value)
      guard hash != nil || algorithm != "SHA-256" else { return nil }
      previous = Previous(
        location: "\(bucket)/\(key)", hash: algorithm == "SHA-256" ? hash : nil, signature: bytes)
    default: return nil
    }
    signed = SHA256.hash(data: Array("\(endText)\n\(location)\n\(hash.hex)\n\(signature ?? "null")".utf8))
  }
}

/// The fields of a digest, each of which stands once.
private struct DigestFields {
  private static let known: [StaticString] = [
    "digestS3Bucket", "digestS3Object", "digestStartTime", "digestEndTime", "digestPublicKeyFingerprint",
    "digestSignatureAlgorithm", "previousDigestS3Bucket", "previousDigestS3Object", "previousDigestHashValue",
    "previousDigestHashAlgorithm", "previousDigestSignature",
  ]

  private var texts: [String: String] = [:]
  private(set) var logs: [DigestDocument.Log]?
  /// How many of the five fields about the digest before are not null.
  private(set) var previousFields = 0

  init?(_ object: JSONValue) {
    var seen: Set<String> = []
    var members = object.members
    while let member = members.next() {
      let key = member.key.text
      guard seen.count < 1000, seen.insert(key).inserted else { return nil }
      if key == "logFiles" {
        guard let logs = DigestFields.logs(of: member.value) else { return nil }
        self.logs = logs
      } else if DigestFields.known.contains(where: { $0.description == key }) {
        switch member.value.kind {
        case .string: texts[key] = member.value.text
        case .null: continue
        default: return nil
        }
        if key.utf8.starts(with: "previousDigest".utf8) { previousFields += 1 }
      }
    }
  }

  func text(_ key: String) -> String? { texts[key] }

  private static func logs(of list: JSONValue) -> [DigestDocument.Log]? {
    guard list.kind == .array else { return nil }
    var logs: [DigestDocument.Log] = []
    var elements = list.elements
    while let element = elements.next() {
      var fields: [String: String] = [:]
      var members = element.members
      while let member = members.next() {
        guard fields.count < 100, fields.updateValue(member.value.text ?? "", forKey: member.key.text) == nil
        else {
          return nil
        }
      }
      guard let bucket = fields["s3Bucket"], let key = fields["s3Object"], !key.isEmpty,
        let algorithm = fields["hashAlgorithm"], let value = fields["hashValue"]
      else { return nil }
      let hash = algorithm == "SHA-256" ? ContentHash(hex: value) : nil
      guard hash != nil || algorithm != "SHA-256" else { return nil }
      logs.append(DigestDocument.Log(location: "\(bucket)/\(key)", hash: hash))
    }
    return logs
  }
}
