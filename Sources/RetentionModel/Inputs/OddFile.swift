/// A file that no genuine log file is like: by its structure, or since its content changed under its name.
public struct OddFile: Hashable, Sendable {
  /// What is unusual about it.
  public enum Oddity: Hashable, Sendable {
    /// The number of its gzip members, 2 or more.
    case members(Int)
    /// The number of its JSON documents, 2 or more.
    case documents(Int)
    /// The number of contents that it had under its name, 2 or more, as a store kept them.
    case versions(Int)
  }

  /// The file.
  public let path: String
  /// What is unusual about it.
  public let oddity: Oddity
  /// The AWS account in its name.
  public let account: String?

  /// Whether it is listed before another: by path, then by oddity.
  /// - Parameter other: the file to compare with.
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
