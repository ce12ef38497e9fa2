/// A log file with a name of CloudTrail's that holds more than one gzip member.
public struct ExtraMembers: Hashable, Sendable {
  /// The file.
  public let path: String
  /// How many members it has, 2 or more.
  public let count: Int
  /// The AWS account that the name gives.
  public let account: String?

  /// By path.
  public func precedes(_ other: ExtraMembers) -> Bool { ExactText(path) < ExactText(other.path) }

  /// - Parameters: see the properties.
  public init(path: String, count: Int, account: String?) {
    self.path = path
    self.count = count
    self.account = account
  }
}
