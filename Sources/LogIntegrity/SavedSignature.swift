internal import CloudTrailRecords

/// A digest's signature as it stands in the metadata of its object: what `aws s3api head-object` prints.
///
/// The output does not say of which digest it is. A file that is named after its digest is held to it; any other is
/// tried on every digest whose signature is not known.
public struct SavedSignature: Sendable {
  /// The name of the file without folders and extensions.
  let name: String
  let signature: [UInt8]

  /// - Parameters:
  ///   - json: the file's bytes.
  ///   - path: the file's path.
  /// - Throws: what is wrong with it.
  public init(headObject json: [UInt8], path: String) throws(KeyFileFault) {
    let span = json.span
    guard let value = try? JSONValue(span), let metadata = value.member("Metadata"),
      let text = metadata.member("signature", ignoringCase: true)?.text, let signature = [UInt8](hex: text),
      !signature.isEmpty
    else {
      throw KeyFileFault(
        description: "is not what aws s3api head-object prints of a digest: it has no signature")
    }
    guard metadata.member("signature-algorithm", ignoringCase: true)?.isString("SHA256withRSA") == true else {
      throw KeyFileFault(
        description: "its signature-algorithm is not SHA256withRSA, the only one that is known")
    }
    self.signature = signature
    var name = String(Substring(FileName(path).stem))
    // Saved beside the digest, as NAME.json.gz.json.
    while FileName(name).ending != .none { name = String(Substring(FileName(name).stem)) }
    self.name = name
  }
}
