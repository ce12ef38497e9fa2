internal import RetentionModel

// How evidence reads that digests find fault with.

extension EvidenceFault {
  /// `2 logs altered in 111122223333, us-east-1`
  var title: String {
    let ending = place.map { " in \($0.recipientAccountId.printable), \($0.awsRegion.printable)" } ?? ""
    return "\(countWords)\(ending)"
  }

  private var countWords: String {
    switch kind {
    case .alteredLog: "\(files.counted("log")) altered"
    case .missingLog: "\(files.counted("log")) missing"
    case .unlistedLog: "\(files.counted("log")) that no digest lists"
    case .unprovedLog: "\(files.counted("log")) without a digest that can be trusted"
    case .brokenDigest: "\(files.counted("digest")) broken"
    case .missingDigest: "\(files.counted("digest")) missing"
    case .unknownSignature: "\(files.counted("digest")) whose signature cannot be checked"
    case .namelessFile: "\(files.counted("file")) without a log's name that no digest lists"
    }
  }

  /// What was found, with the first file.
  var sentence: String {
    let time = span.map { ", of \($0.lowerBound.words) to \($0.upperBound.words)" } ?? ""
    let file = path.isEmpty ? "" : ": \(files > 1 ? "the first is " : "")\(path.printable)"
    return "\(kind.words.capitalisedFirst)\(time)\(file)."
  }
}

extension EvidenceFault.Kind {
  /// What was found, as the beginning of a sentence.
  fileprivate var words: String {
    switch self {
    case .alteredLog: "the hash differs from the one that a digest lists"
    case .missingLog: "listed by a digest and not found"
    case .unlistedLog: "digests cover the time and do not list the log"
    case .unprovedLog: "nothing that can be trusted says what CloudTrail wrote"
    case .brokenDigest: "something contradicts the digest, or it is none"
    case .missingDigest: "named by another digest, or expected, and not found"
    case .unknownSignature: "the key is not among those that were given, or the algorithm is not CloudTrail's"
    case .namelessFile: "it begins as a log does, and nothing says what it is"
    }
  }
}
