/// Ordinary records of the identity and key services.
enum ShapesIdentity {
  private static let key =
    #"[{"accountId":"<account>","type":"AWS::KMS::Key","ARN":"arn:aws:kms:<region>:<account>:"#
    + #"key/<keyID>"}]"#

  static let all: [EventShape] = [
    EventShape(
      "kms", "Decrypt", weight: 130, reads: true,
      request: [
        #"{"encryptionContext":{"aws:s3:arn":"arn:aws:s3:::<bucket>"},"encryptionAlgorithm":"#
          + #""SYMMETRIC_DEFAULT"}"#,
        #"{"keyId":"arn:aws:kms:<region>:<account>:key/<keyID>","encryptionAlgorithm":"#
          + #""SYMMETRIC_DEFAULT","encryptionContext":{"PARAMETER_ARN":"arn:aws:ssm:<region>:"#
          + #"<account>:parameter/<word>/<word>"}}"#,
      ], resources: key),
    EventShape(
      "kms", "GenerateDataKey", weight: 60, reads: true,
      request: [
        #"{"keyId":"arn:aws:kms:<region>:<account>:key/<keyID>","keySpec":"AES_256","#
          + #""encryptionContext":{"aws:ebs:id":"vol-0<hex:16>"}}"#
      ], resources: key),
    EventShape(
      "kms", "RotateKey", weight: 3, principal: .serviceEvent, type: "AwsServiceEvent",
      resources: key, serviceDetails: #"{"keyId":"<uuid>","rotationType":"AUTOMATIC"}"#),
    EventShape(
      "iam", "GetRole", weight: 50, reads: true, request: [#"{"roleName":"<role>"}"#]),
    EventShape(
      "iam", "ListAttachedRolePolicies", weight: 40, reads: true,
      request: [#"{"roleName":"<role>"}"#, #"{"roleName":"<role>","maxItems":100}"#]),
    EventShape(
      "iam", "CreateAccessKey", weight: 5, request: [#"{"userName":"<user>"}"#],
      response: [
        #"{"accessKey":{"userName":"<user>","accessKeyId":"<key>","status":"Active","#
          + #""createDate":"<textTime>"}}"#
      ]),
    EventShape(
      "sts", "AssumeRole", weight: 90, reads: true,
      request: [
        #"{"roleArn":"arn:aws:iam::<account>:role/<role>","roleSessionName":"<session>","#
          + #""durationSeconds":3600}"#,
        #"{"roleArn":"arn:aws:iam::<account>:role/<role>","roleSessionName":"<session>","#
          + #""externalId":"<uuid>"}"#,
      ],
      response: [
        #"{"credentials":{"accessKeyId":"<key>","sessionToken":"<base64:420>","expiration":"#
          + #""<textTime>"},"assumedRoleUser":{"assumedRoleId":"<roleID>:<session>","arn":"#
          + #""arn:aws:sts::<account>:assumed-role/<role>/<session>"}}"#
      ], principal: .service,
      resources: #"[{"accountId":"<account>","type":"AWS::IAM::Role","ARN":"arn:aws:iam::"#
        + #"<account>:role/<role>"}]"#),
    EventShape("sts", "GetCallerIdentity", weight: 40, reads: true),
    EventShape(
      "signin", "ConsoleLogin", weight: 6, response: [#"{"ConsoleLogin":"Success"}"#],
      principal: .root, type: "AwsConsoleSignIn",
      additional: #"{"LoginTo":"https://console.aws.amazon.com/console/home?state=<hex:16>","#
        + #""MobileVersion":"No","MFAUsed":"Yes"}"#),
  ]
}
