/// Records with JSON, paths or patterns inside strings, thus with escaped quotes.
enum ShapesQuoted {
  static let all: [EventShape] = [
    EventShape(
      "iam", "PutRolePolicy", weight: 30,
      request: [#"{"roleName":"<role>","policyName":"<word>","policyDocument":"<policy:3>"}"#]),
    EventShape(
      "iam", "CreatePolicyVersion", weight: 10,
      request: [
        #"{"policyArn":"arn:aws:iam::<account>:policy/<word>","policyDocument":"<policy:2>","#
          + #""setAsDefault":true}"#
      ],
      response: [
        #"{"policyVersion":{"versionId":"v<int:9>","isDefaultVersion":true,"createDate":"#
          + #""<textTime>"}}"#
      ]),
    EventShape(
      "sts", "AssumeRole", weight: 20, reads: true,
      request: [
        #"{"roleArn":"arn:aws:iam::<account>:role/<role>","roleSessionName":"<session>","#
          + #""policy":"<policy:1>"}"#
      ],
      response: [
        #"{"credentials":{"accessKeyId":"<key>","sessionToken":"<base64:260>","expiration":"#
          + #""<textTime>"}}"#
      ]),
    EventShape(
      "kms", "PutKeyPolicy", weight: 10,
      request: [
        #"{"keyId":"<uuid>","policyName":"default","policy":"<policy:4>"}"#
      ]),
    EventShape(
      "lambda", "AddPermission20150331v2", weight: 20,
      request: [
        #"{"functionName":"<word>-handler","statementId":"<uuid>","action":"lambda:Invoke"#
          + #"Function","principal":"events.amazonaws.com"}"#
      ],
      response: [#"{"statement":"<policy:1>"}"#], apiVersion: "2015-03-31"),
    EventShape(
      "config", "PutConfigRule", weight: 15,
      request: [
        #"{"configRule":{"configRuleName":"<word>","inputParameters":"<nested:1>"}}"#
      ]),
    EventShape(
      "logs", "FilterLogEvents", weight: 30, reads: true,
      request: [
        #"{"logGroupName":"/aws/<word>","filterPattern":"{ $.level = \"ERROR\" && $.path = "#
          + #"\"C:\\\\srv\\\\<word>\\\\\" }","limit":500}"#
      ], apiVersion: "20140328"),
    EventShape(
      "ssm", "SendCommand", weight: 20,
      request: [
        #"{"documentName":"AWS-RunShellScript","instanceIds":["i-0<hex:16>"],"parameters":{"#
          + #""commands":["echo \"<word>\\\\\\\\\" | sed 's/\\\\\"//g' | tee \"/tmp/<hex:8>\""]}}"#
      ],
      response: [
        #"{"command":{"commandId":"<uuid>","documentName":"AWS-RunShellScript","#
          + #""expiresAfter":"<textTime>","status":"Pending","targetCount":1}}"#
      ]),
    EventShape(
      "events", "PutTargets", weight: 15,
      request: [
        #"{"rule":"<word>","targets":[{"id":"1","arn":"arn:aws:lambda:<region>:<account>:"#
          + #"function:<word>","input":"{\"kind\":\"<word>\",\"note\":\"a\\\"b\\\\\"}"}]}"#
      ],
      response: [#"{"failedEntryCount":0,"failedEntries":[]}"#]),
  ]
}
