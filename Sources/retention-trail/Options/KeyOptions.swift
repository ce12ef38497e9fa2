internal import ArgumentParser
internal import LogIntegrity
internal import RetentionModel
internal import SystemPackage

/// What the signatures of digests are checked with.
struct KeyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What aws cloudtrail list-public-keys printed (repeatable). Without, no digest is authentic.",
      valueName: "file"),
    completion: .file())
  var publicKeys: [String] = []

  @Option(
    help: ArgumentHelp(
      "What aws s3api head-object printed of a digest that no later one follows (repeatable).",
      valueName: "file"),
    completion: .file())
  var signatures: [String] = []

  /// The first of the options that was given; nil if none was.
  var given: String? { publicKeys.isEmpty ? signatures.isEmpty ? nil : "--signatures" : "--public-keys" }

  /// A verification with the keys and signatures.
  /// - Throws: a usage error where a file cannot be used: the run would else say less than was asked for.
  func verification() throws -> LogVerification {
    var verification = LogVerification()
    for path in publicKeys {
      verification.keys += try read(path, "--public-keys") { bytes throws(KeyFileFault) in
        try [SigningKey](listPublicKeys: bytes)
      }
    }
    for path in signatures {
      verification.signatures.append(
        try read(path, "--signatures") { bytes throws(KeyFileFault) in
          try SavedSignature(headObject: bytes, path: path)
        })
    }
    return verification
  }

  /// The most bytes of a file of keys.
  private static let largest = 16 << 20

  private func read<Value>(
    _ path: String, _ option: String, _ parse: ([UInt8]) throws(KeyFileFault) -> Value
  ) throws -> Value {
    let bytes: [UInt8]
    do {
      let file = try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
      bytes = try file.closeAfter { try file.bytes(upTo: KeyOptions.largest) }
    } catch {
      throw ValidationError("\(option) \(path): \(error)")
    }
    do {
      return try parse(bytes)
    } catch {
      throw ValidationError("\(option) \(path) \(error.description).")
    }
  }
}
