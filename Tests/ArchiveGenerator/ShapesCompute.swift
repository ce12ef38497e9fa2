/// Ordinary records of the compute services.
enum ShapesCompute {
  static let all: [EventShape] = [
    EventShape(
      "ec2", "DescribeInstances", weight: 110, reads: true,
      request: [
        #"{"instancesSet":{"items":[{"instanceId":"i-0<hex:16>"},{"instanceId":"i-0<hex:16>"}]},"#
          + #""filterSet":{}}"#,
        #"{"instancesSet":{},"maxResults":1000,"nextToken":"<base64:200>","filterSet":{"items":"#
          + #"[{"name":"tag:kubernetes.io/cluster/blue","valueSet":{"items":[{"value":"#
          + #""owned"}]}}]}}"#,
      ]),
    EventShape(
      "ec2", "DescribeNatGateways", weight: 30, reads: true,
      request: [
        #"{"DescribeNatGatewaysRequest":{"NatGatewayId":{"tag":1,"content":"nat-0<hex:16>"}}}"#
      ]),
    EventShape(
      "ec2", "DescribeSecurityGroups", weight: 40, reads: true,
      request: [
        #"{"securityGroupSet":{},"securityGroupIdSet":{"items":[{"groupId":"sg-0<hex:16>"},"#
          + #"{"groupId":"sg-0<hex:16>"}]},"filterSet":{}}"#
      ]),
    EventShape(
      "ec2", "CreateTags", weight: 20,
      request: [
        #"{"resourcesSet":{"items":[{"resourceId":"i-0<hex:16>"}]},"tagSet":{"items":[{"key":"#
          + #""owner","value":"<user>"},{"key":"stage","value":"<word>"},{"key":"cost","#
          + #""value":"<digits:6>"}]}}"#
      ],
      response: [#"{"requestId":"<uuid>","_return":true}"#]),
    EventShape(
      "ec2", "RunInstances", weight: 10,
      request: [
        #"{"instancesSet":{"items":[{"imageId":"ami-0<hex:16>","minCount":1,"maxCount":1}]},"#
          + #""instanceType":"m6i.large","blockDeviceMapping":{},"disableApiTermination":false,"#
          + #""clientToken":"<uuid>"}"#
      ],
      response: [
        #"{"requestId":"<uuid>","reservationId":"r-0<hex:16>","ownerId":"<account>","#
          + #""instancesSet":{"items":[{"instanceId":"i-0<hex:16>","imageId":"ami-0<hex:16>","#
          + #""launchTime":<epoch>,"instanceState":{"code":0,"name":"pending"}}]}}"#
      ]),
    EventShape(
      "lambda", "GetFunction20150331v2", weight: 30, reads: true,
      request: [#"{"functionName":"<word>-handler"}"#], apiVersion: "2015-03-31"),
    EventShape(
      "lambda", "UpdateFunctionCode20150331v2", weight: 10,
      request: [#"{"functionName":"<word>-handler","publish":false,"dryRun":false}"#],
      response: [
        #"{"functionName":"<word>-handler","functionArn":"arn:aws:lambda:<region>:<account>:"#
          + #"function:<word>-handler","runtime":"python3.12","role":"arn:aws:iam::<account>:"#
          + #"role/<role>","handler":"main.handle","codeSize":<int:9000000>,"timeout":30,"#
          + #""memorySize":256,"lastModified":"<time>.000+0000","codeSha256":"<base64:43>=","#
          + #""version":"$LATEST","revisionId":"<uuid>"}"#
      ], apiVersion: "2015-03-31"),
    EventShape(
      "ssm", "GetParameter", weight: 50, reads: true,
      request: [#"{"name":"/<word>/<word>/token","withDecryption":true}"#],
      resources: #"[{"accountId":"<account>","ARN":"arn:aws:ssm:<region>:<account>:parameter/"#
        + #"<word>/<word>/token"}]"#),
    EventShape(
      "ssm", "UpdateInstanceInformation", weight: 60,
      request: [
        #"{"instanceId":"i-0<hex:16>","agentVersion":"3.3.<int:400>.0","agentStatus":"Active","#
          + #""platformType":"Linux","platformName":"Amazon Linux","platformVersion":"2023","#
          + #""iPAddress":"10.<int:256>.<int:256>.<int:256>","computerName":"ip-10-0-<int:256>-"#
          + #"<int:256>.ec2.internal","agentName":"amazon-ssm-agent","availabilityZone":"#
          + #""<region>a","sSMConnectionChannel":"ssmmessages"}"#
      ]),
  ]
}
