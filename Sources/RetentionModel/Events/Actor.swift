internal import CloudTrailRecords

/// Who made a call: the identifying fields of userIdentity, under CloudTrail's own names.
public struct Actor: Hashable, Sendable {
  /// `Root`, `IAMUser`, `AssumedRole`, …; nil in records of the service itself.
  public let type: String?
  /// The ARN of the user, role session or root.
  public let arn: String?
  /// The principal's unique id, followed by the session's name for a role.
  public let principalId: String?
  /// The user's name; nil for a role, whose name is the issuer's.
  public let userName: String?
  /// The account that the principal belongs to.
  public let accountId: String?
  /// The key that signed the call: `AKIA…` is long-lived, `ASIA…` belongs to a session.
  public let accessKeyId: String?
  /// Whether the session was opened with a second factor; nil if the record does not say.
  public let mfaAuthenticated: Bool?
  /// The IAM Identity Center user on whose behalf the session acts (onBehalfOf.userId); an
  /// `IdentityCenterUser` has no other name.
  public let onBehalfOf: String?
  /// The identity store of that user (onBehalfOf.identityStoreArn).
  public let identityStoreArn: String?
  /// The credential that the call was made with (credentialId), if there is no access key.
  public let credentialId: String?
  /// The AWS service that made the call on somebody's behalf.
  public let invokedBy: String?
  /// The account of the role or user that issued the session.
  public let issuerAccountId: String?
  /// The ARN of the role or user that issued the session.
  public let issuerArn: String?
  /// The name of the role or user that issued the session.
  public let issuerUserName: String?

  /// The identity regardless of the session: the ARN of the user, root or role, or the id of an Identity
  /// Center user; `unknown` if the record names nobody.
  public let principal: String

  /// What identifies a caller: the principal, and the person on whose behalf a shared role acts.
  package var caller: String {
    guard let onBehalfOf, onBehalfOf != principal else { return principal }
    return "\(principal) for \(onBehalfOf)"
  }

  /// - Parameter identity: a record's userIdentity.
  init(_ identity: JSONFields) {
    let context = identity.member("sessionContext")
    let attributes = context?.member("attributes")
    let issuer = context?.member("sessionIssuer")
    let mfa = attributes?.member("mfaAuthenticated")
    type = identity.member("type")?.field
    arn = identity.member("arn")?.field
    principalId = identity.member("principalId")?.field
    userName = identity.member("userName")?.field
    accountId = identity.member("accountId")?.field
    accessKeyId = identity.member("accessKeyId")?.field
    // A string in all genuine records; a Boolean in some documentation.
    mfaAuthenticated = mfa?.bool ?? mfa?.text.flatMap { Bool($0) }
    let person = identity.member("onBehalfOf")
    onBehalfOf = person?.member("userId")?.field
    identityStoreArn = person?.member("identityStoreArn")?.field
    credentialId = identity.member("credentialId")?.field
    invokedBy = identity.member("invokedBy")?.field
    issuerAccountId = issuer?.member("accountId")?.field
    issuerArn = issuer?.member("arn")?.field
    issuerUserName = issuer?.member("userName")?.field
    principal =
      issuerArn ?? arn.map(Actor.withoutSession) ?? onBehalfOf ?? principalId ?? invokedBy ?? accountId
      ?? "unknown"
  }

  /// `arn:aws:iam::111122223333:role/Admin` of `arn:aws:sts::111122223333:assumed-role/Admin/ines`.
  private static func withoutSession(_ arn: String) -> String {
    let parts = arn.fields(separatedBy: "/")
    guard parts.count == 3 else { return arn }
    var fields = parts[0].fields(separatedBy: ":")
    guard fields.count == 6, fields[5] == "assumed-role" else { return arn }
    if fields[2] == "sts" { fields[2] = "iam" }
    fields[5] = "role"
    return fields.joined(separator: ":") + "/" + parts[1]
  }
}
