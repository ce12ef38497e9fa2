public import RetentionModel

/// What a report says of itself: what it was made for, and what it was made of.
public struct ReportHead: Sendable {
  /// A file by its contents.
  public struct File: Sendable {
    /// Its path as it was named or found.
    public let path: String
    /// How many bytes it has; nil for what is no file.
    public let bytes: UInt64?
    /// The SHA-256 of its stored bytes, in 64 digits; nil where not all of them were read.
    public let sha256: String?

    /// - Parameters: see the properties.
    public init(path: String, bytes: UInt64?, sha256: String?) {
      (self.path, self.bytes, self.sha256) = (path, bytes, sha256)
    }
  }

  /// Its title; nil for the usual one.
  public var title: String?
  /// The case that it is made for.
  public var caseName: String?
  /// Who made it.
  public var examiner: String?
  /// The policy that its findings are judged by; nil where there is none.
  public var policy: File?
  /// The files that were read, sorted by path; nil where they are not asked for.
  public var inputFiles: [File]?

  /// What digests say of the files that were read; nil where they were not asked.
  public var integrity: Integrity?

  /// Nothing but what is usual.
  public init() {}
}
