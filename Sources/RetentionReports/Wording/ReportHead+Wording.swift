internal import RetentionModel

extension ReportHead.File {
  /// `policy.yaml, 312 bytes, SHA-256 9f86d0…`
  var words: String {
    let size = bytes.map { ", \($0) \($0 == 1 ? "byte" : "bytes")" } ?? ""
    return
      "\(path.printable)\(size), \(sha256.map { "SHA-256 \($0)" } ?? "not read whole, so without a hash")"
  }
}
