internal import CloudTrailRecords
internal import Crypto
internal import CryptoExtras

/// A public key by which CloudTrail signs digests.
///
/// `aws cloudtrail list-public-keys` prints the keys of a Region. They are trusted as they are given.
public struct SigningKey: Sendable {
  private let key: _RSA.Signing.PublicKey
  /// The MD5 of the key in PKCS#1, by which digests name it. It is no protection: the key is given, not looked for.
  let fingerprint: [UInt8]

  /// - Parameter der: the key in PKCS#1, as CloudTrail gives it, or as SubjectPublicKeyInfo, as one page of its
  ///   documentation has it; nil for what is neither.
  init?(der: [UInt8]) {
    guard let key = try? _RSA.Signing.PublicKey(derRepresentation: der) else { return nil }
    self.key = key
    fingerprint = Array(Insecure.MD5.hash(data: Array(key.pkcs1DERRepresentation)))
  }

  /// Whether a signature by RSA PKCS#1 v1.5 with SHA-256 is this key's.
  /// - Parameters:
  ///   - signature: its bytes.
  ///   - text: the SHA-256 of what is signed.
  func hasMade(_ signature: [UInt8], of text: SHA256Digest) -> Bool {
    key.isValidSignature(
      _RSA.Signing.RSASignature(rawRepresentation: signature), for: text, padding: .insecurePKCS1v1_5)
  }
}

/// Why a file of keys or signatures cannot be used.
public struct KeyFileFault: Error, CustomStringConvertible, Sendable {
  /// What is wrong with it, as a sentence.
  public let description: String
}

extension [SigningKey] {
  /// The most keys that are taken from a file: CloudTrail has about one a month and Region.
  private static let limit = 10_000

  /// Reads what `aws cloudtrail list-public-keys` prints, by either version of the AWS CLI.
  /// - Parameter json: the file's bytes.
  /// - Throws: what is wrong with it. A key whose fingerprint is another than the file says is a fault, as one of the
  ///   two was altered.
  public init(listPublicKeys json: [UInt8]) throws(KeyFileFault) {
    self = []
    let span = json.span
    guard let value = try? JSONValue(span), let list = value.member("PublicKeyList"), list.kind == .array
    else {
      throw KeyFileFault(
        description: "is not what aws cloudtrail list-public-keys prints: it has no PublicKeyList")
    }
    var elements = list.elements
    while let element = elements.next() {
      guard count < Self.limit else { throw KeyFileFault(description: "holds more than \(Self.limit) keys") }
      guard let text = element.member("Value")?.text, let der = [UInt8](base64: text),
        let key = SigningKey(der: der)
      else {
        throw KeyFileFault(
          description:
            "key \(count + 1) cannot be used: its Value is not the Base64 of an RSA key of 2048 bits or more")
      }
      if let fingerprint = element.member("Fingerprint")?.text, [UInt8](hex: fingerprint) != key.fingerprint {
        throw KeyFileFault(description: "key \(count + 1) is not the one that its Fingerprint names")
      }
      append(key)
    }
    guard !isEmpty else { throw KeyFileFault(description: "holds no key") }
  }
}
