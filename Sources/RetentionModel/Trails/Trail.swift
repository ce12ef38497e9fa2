/// A trail, by its name in the account and the Region that it was made in.
public struct Trail: Hashable, Comparable, Sendable {
  /// The AWS account that owns it.
  public let account: String
  /// The Region that it was made in; its calls can only be made there.
  public let homeRegion: String
  /// Its name; `unknown` if the record does not show it.
  public let name: String
  /// Whether the record shows its name: else it may be any trail of the account, and each such record is of another.
  public let isNamed: Bool

  init(account: String, homeRegion: String, name: String, isNamed: Bool = true) {
    self.account = account
    self.homeRegion = homeRegion
    self.name = name
    self.isNamed = isNamed
  }

  /// - Parameters:
  ///   - text: the ARN of a trail, `arn:aws:cloudtrail:REGION:ACCOUNT:trail/NAME`, or its name; nil if it is not shown.
  ///   - account: the account of the call.
  ///   - region: the Region of the call.
  init(_ text: String?, account: String, region: String) {
    guard let text else {
      self.init(account: account, homeRegion: region, name: "unknown", isNamed: false)
      return
    }
    let parts = text.fields(separatedBy: ":")
    guard parts.count == 6, parts[2].utf8.elementsEqual("cloudtrail".utf8),
      parts[5].utf8.starts(with: "trail/".utf8)
    else {
      self.init(account: account, homeRegion: region, name: text)
      return
    }
    self.init(
      account: String(parts[4]), homeRegion: String(parts[3]),
      name: String(Substring(parts[5].utf8.dropFirst("trail/".utf8.count))))
  }

  /// Whether all three are identical byte by byte, or neither is named.
  public static func == (a: Trail, b: Trail) -> Bool { a.key == b.key && a.isNamed == b.isNamed }

  /// By account, then by Region, then by name.
  public static func < (a: Trail, b: Trail) -> Bool {
    a.key == b.key ? a.isNamed && !b.isNamed : a.key < b.key
  }

  /// Hashes all three.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(key.0)
    hasher.combine(key.1)
    hasher.combine(key.2)
    hasher.combine(isNamed)
  }

  private var key: (ExactText, ExactText, ExactText) {
    (ExactText(account), ExactText(homeRegion), ExactText(name))
  }
}
