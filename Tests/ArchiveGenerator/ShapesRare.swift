/// Records with `\u` escapes, with text beyond ASCII, and very long ones.
enum ShapesRare {
  static let escaped: [EventShape] = [
    EventShape(
      "ec2", "ModifySecurityGroupRules", weight: 10,
      request: [
        #"{"groupId":"sg-0<hex:16>","description":"a \u003c b \u0026\u0026 c \u003e d"}"#
      ]),
    EventShape(
      "chime", "ListRooms", weight: 5, reads: true,
      request: [#"{"accountId":"<chime>","maxResults":50,"nextToken":"<base64:90>\u003d"}"#]),
    EventShape(
      "iam", "TagUser", weight: 5,
      request: [
        #"{"userName":"<user>","tags":[{"key":"office","value":"Z\u00fcrich \ud83c\udfd4"}]}"#
      ]),
    EventShape(
      "ssm", "PutParameter", weight: 5,
      request: [
        #"{"name":"/<word>/url","value":"HIDDEN_DUE_TO_SECURITY_REASONS","description":"#
          + #""key\u003dvalue\u0026\u0027quoted\u0027\u2028line"}"#
      ],
      response: [#"{"version":<int:90>,"tier":"Standard"}"#]),
  ]

  static let foreign: [EventShape] = [
    EventShape(
      "ec2", "CreateTags", weight: 10,
      request: [
        #"{"resourcesSet":{"items":[{"resourceId":"vol-0<hex:16>"}]},"tagSet":{"items":[{"key":"#
          + #""Büro","value":"Zürich – Größe"},{"key":"担当","value":"東京 <word>"}]}}"#
      ],
      response: [#"{"requestId":"<uuid>","_return":true}"#]),
    EventShape(
      "s3", "GetObject", weight: 10, reads: true,
      request: [
        #"{"bucketName":"<bucket>","Host":"<bucket>.s3.amazonaws.com","key":"rapports/"#
          + #"été-<hex:6>/отчёт 🚀.pdf"}"#
      ], data: true),
  ]

  static let bulk: [EventShape] = [
    EventShape(
      "s3", "PutBucketPolicy", weight: 10,
      request: [
        #"{"bucketName":"<bucket>","policyText":"<bulkPolicy>","policy":""}"#
      ]),
    EventShape(
      "iam", "CreatePolicy", weight: 10,
      request: [#"{"policyName":"<word>-<hex:6>","policyDocument":"<bulkPolicy>"}"#],
      response: [
        #"{"policy":{"policyName":"<word>","policyId":"ANPA<upper:17>","createDate":"<textTime>"}}"#
      ]),
    EventShape(
      "ec2", "RunInstances", weight: 10,
      request: [#"{"instanceType":"m6i.large","clientToken":"<uuid>"}"#],
      response: [
        #"{"requestId":"<uuid>","reservationId":"r-0<hex:16>","instancesSet":{"items":"#
          + #"[<bulkItems>]}}"#
      ]),
    EventShape(
      "config", "PutEvaluations", weight: 10,
      request: [#"{"evaluations":[<bulkItems>],"resultToken":"<base64:360>","testMode":false}"#],
      response: [#"{"failedEvaluations":[]}"#]),
  ]

  /// Lengths of the long part, in bytes.
  static let bulkLengths = [
    1_500, 2_500, 2_500, 4_000, 4_000, 6_000, 8_000, 12_000, 16_000, 24_000, 32_000, 48_000,
    64_000, 95_000,
  ]
}
