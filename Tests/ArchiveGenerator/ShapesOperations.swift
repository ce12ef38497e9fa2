/// Ordinary records of the logging, configuration and chat services.
enum ShapesOperations {
  static let all: [EventShape] = [
    EventShape(
      "logs", "CreateLogStream", weight: 60,
      request: [
        #"{"logGroupName":"/aws/lambda/<word>-handler","logStreamName":"2024/03/04/[$LATEST]"#
          + #"<hex:32>"}"#
      ], apiVersion: "20140328"),
    EventShape(
      "logs", "DescribeLogGroups", weight: 30, reads: true,
      request: [#"{"logGroupNamePrefix":"/aws/<word>","limit":50}"#], apiVersion: "20140328"),
    EventShape(
      "cloudtrail", "LookupEvents", weight: 15, reads: true,
      request: [
        #"{"maxResults":50,"lookupAttributes":[{"attributeKey":"Username","attributeValue":"#
          + #""<user>"}]}"#
      ]),
    EventShape(
      "cloudtrail", "GetTrailStatus", weight: 20, reads: true,
      request: [#"{"name":"arn:aws:cloudtrail:<region>:<account>:trail/org-trail"}"#]),
    EventShape(
      "config", "DescribeConfigRules", weight: 25, reads: true,
      request: ["null", #"{"configRuleNames":["<word>-check"]}"#]),
    EventShape(
      "config", "PutEvaluations", weight: 25,
      request: [
        #"{"evaluations":[{"complianceResourceId":"<bucket>","complianceResourceType":"#
          + #""AWS::S3::Bucket","complianceType":"NON_COMPLIANT","orderingTimestamp":"#
          + #""<textTime>"},{"complianceResourceId":"<bucket>","complianceResourceType":"#
          + #""AWS::S3::Bucket","complianceType":"COMPLIANT","orderingTimestamp":"#
          + #""<textTime>"}],"resultToken":"<base64:360>","testMode":false}"#
      ],
      response: [#"{"failedEvaluations":[]}"#]),
    EventShape(
      "chime", "AddDomain", weight: 5,
      request: [#"{"domainName":"<word>.example.com","accountId":"<chime>"}"#]),
    EventShape(
      "chime", "ListRooms", weight: 10, reads: true,
      request: [#"{"accountId":"<chime>","maxResults":50}"#]),
    EventShape(
      "chime", "GetAccountSettings", weight: 6, reads: true,
      request: [#"{"accountId":"<chime>"}"#]),
    EventShape(
      "chime", "CreateRoom", weight: 5,
      request: [
        #"{"accountId":"<chime>","name":"Hidden_For_Security_Reasons","clientRequestToken":"#
          + #""<uuid>"}"#
      ],
      response: [
        #"{"room":{"roomId":"<uuid>","name":"Hidden_For_Security_Reasons","accountId":"#
          + #""<chime>","createdBy":"<uuid>","createdTimestamp":"<time>.036Z","#
          + #""updatedTimestamp":"<time>.036Z"}}"#
      ]),
    EventShape(
      "chime-sdk-identity", "ListAppInstances", weight: 5, reads: true,
      request: [#"{"maxResults":50}"#]),
    EventShape(
      "chime", "ExpireChannel", weight: 2, principal: .serviceEvent, type: "AwsServiceEvent",
      resources: #"[{"ARN":"<appInstance>/channel/<hex:32>"}]"#,
      serviceDetails: #"{"reason":"Channel expired"}"#),
    EventShape(
      "health", "DescribeEventAggregates", weight: 20, reads: true,
      request: [
        #"{"aggregateField":"eventTypeCategory","filter":{"eventStatusCodes":["open","upcoming"],"#
          + #""startTimes":[{"from":"<textTime>"}]}}"#
      ]),
  ]
}
