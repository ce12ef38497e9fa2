internal import RecordScanner

/// Who made a call: the fields of userIdentity that tell it, in CloudTrail's own names.
public struct Actor: Hashable, Sendable {
  /// `Root`, `IAMUser`, `AssumedRole`, …; nil in records of the service itself.
  public let type: String?
  /// The ARN of the user, role session or root.
  public let arn: String?
  /// The unique id of the principal, with the session's name for a role.
  public let principalId: String?
  /// The user's name; nil for a role, whose name is the issuer's.
  public let userName: String?
  /// The account that the principal belongs to.
  public let accountId: String?
  /// The key that signed the call: `AKIA…` is long-lived, `ASIA…` is a session's.
  public let accessKeyId: String?
  /// Whether the session was opened with a second factor; nil where the record does not say.
  public let mfaAuthenticated: Bool?
  /// The AWS service that made the call for somebody.
  public let invokedBy: String?
  /// The account of the role or user that issued the session.
  public let issuerAccountId: String?
  /// The ARN of the role or user that issued the session.
  public let issuerArn: String?
  /// The name of the role or user that issued the session.
  public let issuerUserName: String?

  /// - Parameter identity: a record's userIdentity, which may be missing.
  init(_ identity: JSONValue?) {
    let context = identity?.member("sessionContext")
    let attributes = context?.member("attributes")
    let issuer = context?.member("sessionIssuer")
    let mfa = attributes?.member("mfaAuthenticated")
    type = identity?.field("type")
    arn = identity?.field("arn")
    principalId = identity?.field("principalId")
    userName = identity?.field("userName")
    accountId = identity?.field("accountId")
    accessKeyId = identity?.field("accessKeyId")
    // A string in all genuine records; a Boolean in some documentation.
    mfaAuthenticated = mfa?.bool ?? mfa?.text.flatMap { Bool($0) }
    invokedBy = identity?.field("invokedBy")
    issuerAccountId = issuer?.field("accountId")
    issuerArn = issuer?.field("arn")
    issuerUserName = issuer?.field("userName")
  }
}

extension JSONValue {
  /// The text of a member that is a string and not empty; a number as it is written; else nil.
  func field(_ name: StaticString, ignoringCase: Bool = false) -> String? {
    guard let value = member(name, ignoringCase: ignoringCase) else { return nil }
    if value.kind == .number { return value.literal }
    guard let text = value.text, !text.isEmpty else { return nil }
    return text
  }
}
