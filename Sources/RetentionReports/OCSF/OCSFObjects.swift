internal import RetentionFindings
internal import RetentionModel
internal import CloudTrailRecords

// Objects of OCSF that its classes share.

extension JSONWriter {
  mutating func cloud(account: String?, region: String?) {
    object("cloud") { json in
      json.member("provider", "AWS")
      if let account { json.account(account) }
      json.known("region", region)
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
        json.member("type", subject.service == .chime ? "Amazon Chime account" : subject.service.resourceNoun)
      }
    }
  }

  mutating func writeOCSF(_ actor: Actor) {
    object("user") { json in
      json.member("uid", actor.arn ?? actor.principal)
      json.known("uid_alt", actor.principalId)
      json.known("name", actor.userName ?? actor.issuerUserName ?? actor.onBehalfOf)
      json.member("type_id", actor.userTypeID)
      json.known("type", actor.type)
      json.known("credential_uid", actor.accessKeyId)
      if let account = actor.accountId { json.account(account) }
    }
    if actor.mfaAuthenticated != nil || actor.issuerArn != nil {
      object("session") { json in
        json.known("is_mfa", actor.mfaAuthenticated)
        json.known("issuer", actor.issuerArn)
      }
    }
    known("app_name", actor.invokedBy)
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
