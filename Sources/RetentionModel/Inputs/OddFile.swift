/// A log file with a name of CloudTrail's that holds what no genuine one does.
public struct OddFile: Hashable, Sendable {
  /// What is odd about it.
  public enum Oddity: Hashable, Sendable {
    /// It has so many gzip members, 2 or more.
    case members(Int)
    /// It has so many JSON documents, 2 or more.
    case documents(Int)
  }

  /// The file.
  public let path: String
  /// What is odd about it.
  public let oddity: Oddity
  /// The AWS account that the name gives.
  public let account: String?

  /// By path, then by what is odd.
  public func precedes(_ other: OddFile) -> Bool {
    let (own, others) = (ExactText(path), ExactText(other.path))
    return own == others ? "\(oddity)" < "\(other.oddity)" : own < others
  }

  /// - Parameters: see the properties.
  public init(path: String, oddity: Oddity, account: String?) {
    self.path = path
    self.oddity = oddity
    self.account = account
  }
}
