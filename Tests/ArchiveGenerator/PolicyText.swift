/// Statements of policy documents, once and twice escaped for use inside JSON strings.
enum PolicyText {
  private static let statements = [
    #"{"Sid":"Allow<hex:6>","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::<account>:role/"#
      + #"<role>"},"Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::<bucket>/*"}"#,
    #"{"Effect":"Allow","Action":["logs:CreateLogStream","logs:PutLogEvents"],"Resource":"#
      + #""arn:aws:logs:<region>:<account>:log-group:/aws/<word>:*"}"#,
    #"{"Sid":"","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::"#
      + #"<bucket>","Condition":{"Bool":{"aws:SecureTransport":"false"}}}"#,
    #"{"Effect":"Allow","Action":"kms:Decrypt","Resource":"arn:aws:kms:<region>:<account>:key/"#
      + #"<keyID>","Condition":{"StringLike":{"kms:ViaService":"*.<region>.amazonaws.com"}}}"#,
    #"{"Effect":"Allow","Action":["chime:ListRooms","chime:GetRoom"],"Resource":"*"}"#,
    #"{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}"#,
    #"{"Sid":"Path","Effect":"Deny","Action":"ssm:*","Resource":"*","Condition":{"StringLike":"#
      + #"{"ssm:Name":"C:\\tools\\<word>\\*"}}}"#,
  ]

  static let once = statements.map { Template($0, escaped: 1) }
  static let twice = statements.map { Template($0, escaped: 2) }
  static let opening = Template(#"{"Version":"2012-10-17","Statement":["#, escaped: 1)
  static let nestedOpening = Template(
    #"{"format":"<word>","document":"{\"Version\":\"2012-10-17\",\"Statement\":["#, escaped: 1)

  /// Items of long responses, neither escaped nor quoted.
  static let bulkItems: [Template] = [
    #"{"instanceId":"i-0<hex:16>","imageId":"ami-0<hex:16>","currentState":{"code":0,"name":"#
      + #""pending"},"privateDnsName":"ip-10-<int:256>-<int:256>-<int:256>.ec2.internal","#
      + #""amiLaunchIndex":<int:50>,"productCodes":{},"instanceType":"m6i.large","launchTime":"#
      + #"<epoch>,"placement":{"availabilityZone":"<region>a","tenancy":"default"},"monitoring":"#
      + #"{"state":"disabled"},"subnetId":"subnet-0<hex:16>","vpcId":"vpc-0<hex:16>","#
      + #""stateReason":{"code":"pending","message":"pending"},"architecture":"x86_64","tagSet":"#
      + #"{"items":[{"key":"Name","value":"<word>-<hex:5>"}]}}"#,
    #"{"complianceResourceId":"<word>-<hex:17>","complianceResourceType":"AWS::EC2::Volume","#
      + #""complianceType":"COMPLIANT","annotation":"","orderingTimestamp":"<textTime>"}"#,
    #"{"key":"<word>/<hex:2>/<uuid>.parquet","size":<int:99999999>,"eTag":"<hex:32>"}"#,
  ].map { Template($0) }
}
