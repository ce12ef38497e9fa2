internal import Glibc
internal import RetentionModel

// Objects of OCSF that its classes share.

extension JSONWriter {
  mutating func cloud(account: String?, region: String?) {
    object("cloud") { json in
      json.member("provider", "AWS")
      if let account { json.account(account) }
      json.memberIfPresent("region", region)
    }
  }

  /// An AWS account, which has no other name in the logs than its number.
  mutating func account(_ number: String) {
    object("account") { json in
      json.member("uid", number)
      json.member("name", number)
      json.member("type_id", 10)
      json.member("type", "AWS Account")
    }
  }

  /// Those whose retention settings it is about.
  mutating func resources(_ subjects: [Subject]) {
    array("resources", of: subjects) { json, subject in
      json.object { json in
        json.member("uid", subject.resource)
        json.member("type", subject.service.resourceType)
      }
    }
  }

  mutating func writeOCSF(_ actor: Actor) {
    object("user") { json in
      json.member("uid", actor.arn ?? actor.principal)
      json.memberIfPresent("uid_alt", actor.principalId)
      json.memberIfPresent("name", actor.userName ?? actor.issuerUserName ?? actor.onBehalfOf)
      json.member("type_id", actor.userTypeID)
      json.memberIfPresent("type", actor.type)
      json.memberIfPresent("credential_uid", actor.accessKeyId)
      if let account = actor.accountId { json.account(account) }
    }
    if actor.mfaAuthenticated != nil || actor.issuerArn != nil {
      object("session") { json in
        json.memberIfPresent("is_mfa", actor.mfaAuthenticated)
        json.memberIfPresent("issuer", actor.issuerArn)
      }
    }
    memberIfPresent("app_name", actor.invokedBy)
  }
}

extension Actor {
  /// OCSF's `type_id` of a user: an admin is the root user, and a system an AWS service or account.
  fileprivate var userTypeID: Int {
    switch type {
    case nil: 0
    case "Root": 2
    case "AWSService", "AWSAccount": 3
    case "IAMUser", "AssumedRole", "Role", "FederatedUser", "SAMLUser", "WebIdentityUser",
      "IdentityCenterUser":
      1
    default: 99
    }
  }
}

extension Instant {
  /// Whole milliseconds since 1970, rounded down.
  var unixMilliseconds: Int { Int(seconds) * 1000 + Int(nanoseconds) / 1_000_000 }
}

extension String {
  /// Whether it is an IPv4 address in four decimal numbers, or an IPv6 address as RFC 4291 writes one; CloudTrail has
  /// names of AWS services in the same field.
  package var isIPAddress: Bool {
    guard !utf8.contains(0) else { return false }
    var address = in6_addr()
    return [AF_INET, AF_INET6].contains { unsafe inet_pton($0, self, &address) == 1 }
  }
}
