/// The values of `userIdentity`.
enum Identities {
  private static let session =
    #""principalId":"<roleID>:<session>","arn":"arn:aws:sts::<account>:assumed-role/<role>/"#
    + #"<session>","accountId":"<account>","accessKeyId":"<key>","#
  private static let issuer =
    #""sessionIssuer":{"type":"Role","principalId":"<roleID>","arn":"arn:aws:iam::<account>:"#
    + #"role/<role>","accountId":"<account>","userName":"<role>"}"#
  private static let user =
    #"{"type":"IAMUser","principalId":"<userID>","arn":"arn:aws:iam::<account>:user/<user>","#
    + #""accountId":"<account>","accessKeyId":"<key>","userName":"<user>""#

  static let anyone: [Template] = [
    #"{"type":"AssumedRole",\#(session)"sessionContext":{\#(issuer),"webIdFederationData":{},"#
      + #""attributes":{"creationDate":"<past>Z","mfaAuthenticated":"false"}}}"#,
    #"{"type":"AssumedRole",\#(session)"sessionContext":{\#(issuer),"webIdFederationData":{},"#
      + #""attributes":{"creationDate":"<past>Z","mfaAuthenticated":"false"},"#
      + #""ec2RoleDelivery":"2.0"}}"#,
    #"{"type":"AssumedRole",\#(session)"sessionContext":{"attributes":{"mfaAuthenticated":"#
      + #""false","creationDate":"<past>Z"},\#(issuer)},"invokedBy":"AWS Internal"}"#,
    #"{"type":"AssumedRole",\#(session)"sessionContext":{\#(issuer),"attributes":{"#
      + #""creationDate":"<past>Z","mfaAuthenticated":"true"}},"onBehalfOf":{"userId":"#
      + #""<hex:10>-<uuid>","identityStoreArn":"arn:aws:identitystore::<account>:"#
      + #"identitystore/d-<hex:10>"}}"#,
    user + "}",
    #"\#(user),"sessionContext":{"sessionIssuer":{},"webIdFederationData":{},"attributes":"#
      + #"{"creationDate":"<past>Z","mfaAuthenticated":"true"}}}"#,
  ].map { Template($0) }
  static let anyoneSummed = [38, 55, 66, 74, 92, 100]

  static let root = Template(
    #"{"type":"Root","principalId":"<account>","arn":"arn:aws:iam::<account>:root","#
      + #""accountId":"<account>","accessKeyId":"<key>","sessionContext":{"sessionIssuer":{},"#
      + #""webIdFederationData":{},"attributes":{"creationDate":"<past>Z","#
      + #""mfaAuthenticated":"true"}}}"#)

  static let services: [Template] = [
    #"{"type":"AWSService","invokedBy":"lambda.amazonaws.com"}"#,
    #"{"type":"AWSService","invokedBy":"ec2.amazonaws.com"}"#,
    #"{"type":"AWSService","invokedBy":"config.amazonaws.com"}"#,
  ].map { Template($0) }

  static let serviceEvent = Template(
    #"{"accountId":"<account>","invokedBy":"AWS Internal"}"#)

  static let strangers: [Template] = [
    #"{"type":"AWSAccount","principalId":"","accountId":"ANONYMOUS_PRINCIPAL"}"#,
    #"{"type":"AWSAccount","principalId":"<upper:21>:<session>","accountId":"<digits:12>"}"#,
  ].map { Template($0) }

  static func pick(
    _ principal: EventShape.Principal, of actor: Actor, _ random: inout RandomSource
  ) -> Template {
    switch principal {
    case .anyone:
      random.chance(perMille: 8) ? root : anyone[actor.identity]
    case .service: random.pick(services)
    case .serviceEvent: serviceEvent
    case .stranger: random.pick(strangers)
    case .root: root
    }
  }
}
