/// The values of `userAgent`, `sourceIPAddress`, `errorCode` and `errorMessage`.
enum Origins {
  static let agents: [Template] = [
    "APN/1.0 HashiCorp/1.0 Terraform/1.7.<int:6> (+https://www.terraform.io) "
      + "terraform-provider-aws/5.4<int:9>.0 (+https://registry.terraform.io/providers/"
      + "hashicorp/aws) aws-sdk-go-v2/1.26.1 os/linux lang/go#1.22.2 md/GOOS#linux "
      + "md/GOARCH#amd64 api/sdk#1.<int:70>.0",
    "Boto3/1.34.<int:99> md/Botocore#1.34.<int:99> ua/2.0 os/linux#6.1.84-99.169.amzn2023.x86_64 "
      + "md/arch#x86_64 lang/python#3.11.<int:9> md/pyimpl#CPython cfg/retry-mode#legacy "
      + "Botocore/1.34.<int:99>",
    "[S3Console/0.4, aws-internal/3 aws-sdk-java/1.12.<int:700> Linux/5.10.2<int:99>-2"
      + "10.855.amzn2int.x86_64 OpenJDK_64-Bit_Server_VM/25.402-b08 java/1.8.0_402 "
      + "vendor/Oracle_Corporation cfg/retry-mode/standard]",
    "aws-sdk-go-v2/1.2<int:9>.0 os/linux lang/go#1.21.<int:9> md/GOOS#linux md/GOARCH#amd64 "
      + "exec-env/AWS_ECS_FARGATE api/kms#1.30.1 karpenter.sh-v0.3<int:7>.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) "
      + "Chrome/12<int:5>.0.0.0 Safari/537.36",
    "aws-cli/2.15.<int:40> Python/3.11.8 Linux/6.5.0-1018-aws exe/x86_64.ubuntu.22 "
      + "prompt/off command/session.call",
    "kube-apiserver/v1.29.3 (linux/amd64) kubernetes/ade780d aws-sdk-go/1.51.<int:30> "
      + "(go1.21.8; linux; amd64)",
    "AWS Internal",
  ].map { Template($0) }
  static let agentsSummed = [22, 46, 56, 76, 82, 90, 95, 100]

  /// User agents spelled with escapes, as some encoders do with every angle bracket.
  static let escapedAgents: [Template] = [
    #"inventory\u0026billing/2.3 (\u003cmailto:ops@example.com\u003e) python-requests/2.31"#,
    #"\u00e9quipe-r\u00e9seau/1.0 aws-sdk-java/2.25.<int:40> cfg\u003dstandard"#,
    #"field\u002dtool/0.9 \ud83d\ude80 (build <hex:8>)"#,
  ].map { Template($0) }

  static let addresses: [Template] = [
    "<address>", "<address>", "2600:1f18:<hex:4>:<hex:4>:<hex:4>:<hex:4>:<hex:4>:<hex:4>",
    "AWS Internal",
  ].map { Template($0) }

  static let failures: [(code: Template, message: Template?)] = [
    (
      Template("AccessDenied"),
      Template(
        "User: arn:aws:sts::<account>:assumed-role/<role>/<session> is not authorized to "
          + "perform: <action> because no identity-based policy allows the <action> action")
    ),
    (
      Template("AccessDenied"),
      Template(
        "User: arn:aws:iam::<account>:user/<user> is not authorized to perform: <action> with "
          + "an explicit deny in a service control policy")
    ),
    (Template("ThrottlingException"), Template("Rate exceeded")),
    (Template("ResourceNotFoundException"), Template("The resource <word>-<hex:8> is unknown.")),
    (
      Template("Client.UnauthorizedOperation"),
      Template(
        "You are not authorized to perform this operation. Encoded authorization failure "
          + "message: <base64:180>")
    ),
    (Template("ValidationException"), Template(#"1 error: value \"<word>\" at \"name\" failed"#)),
    (Template("NoSuchEntityException"), nil),
  ]
  static let failuresSummed = [40, 55, 70, 85, 94, 96, 100]
}
