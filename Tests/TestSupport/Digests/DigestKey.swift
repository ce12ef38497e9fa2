internal import Crypto
internal import CryptoExtras
internal import Foundation

/// A key pair by which tests sign digests, as CloudTrail does by its own.
public struct DigestKey: Sendable {
  private let key: _RSA.Signing.PrivateKey

  /// Makes a new one.
  /// - Throws: where the system has no random bytes.
  public init() throws {
    key = try _RSA.Signing.PrivateKey(keySize: .bits2048)
  }

  /// The public key in PKCS#1.
  public var pkcs1: [UInt8] { Array(key.publicKey.pkcs1DERRepresentation) }

  /// The public key as SubjectPublicKeyInfo.
  public var subjectPublicKeyInfo: [UInt8] { Array(key.publicKey.derRepresentation) }

  /// The MD5 of the key in PKCS#1.
  public var fingerprint: String {
    Insecure.MD5.hash(data: pkcs1).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Signs a text.
  public func sign(_ text: String) throws -> String {
    try key.signature(for: SHA256.hash(data: Data(text.utf8)), padding: .insecurePKCS1v1_5)
      .rawRepresentation.hexText
  }

  /// What `aws cloudtrail list-public-keys` prints of some keys.
  /// - Parameters:
  ///   - isVersion1: whether the times are numbers, as version 1 of the AWS CLI prints them.
  ///   - isWrapped: whether the keys are SubjectPublicKeyInfo.
  public static func list(_ keys: [DigestKey], isVersion1: Bool = false, isWrapped: Bool = false) -> String {
    let (from, to) =
      isVersion1
      ? ("1704067200.0", "1706659200.0") : (#""2024-01-01T00:00:00+00:00""#, #""2024-01-31T00:00:00+00:00""#)
    let list = keys.map { key in
      let der = isWrapped ? key.subjectPublicKeyInfo : key.pkcs1
      return """
        {"Value": "\(Data(der).base64EncodedString())", "ValidityStartTime": \(from), "ValidityEndTime": \(to), \
        "Fingerprint": "\(key.fingerprint)"}
        """
    }
    return "{\n  \"PublicKeyList\": [\(list.joined(separator: ",\n"))]\n}\n"
  }
}

extension Sequence<UInt8> {
  /// Lowercase hexadecimal digits.
  public var hexText: String { map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }

  /// Lowercase digits of the SHA-256.
  public var sha256Text: String { SHA256.hash(data: Array(self)).hexText }
}
