/// One AWS account with the names that occur in its records.
struct Cast {
  let account: [UInt8]
  let users: [(name: [UInt8], id: [UInt8])]
  let roles: [(name: [UInt8], id: [UInt8])]
  let sessions: [[UInt8]]
  let keys: [[UInt8]]
  let buckets: [[UInt8]]
  /// What follows `i-0` and the like, 16 symbols each.
  let resources: [[UInt8]]
  let keyIDs: [[UInt8]]
  let chimeAccounts: [[UInt8]]
  private let appInstances: [[UInt8]]

  init(number: Int, random: inout RandomSource) {
    var account: [UInt8] = number == 1 ? [0x30] : [UInt8(0x31 + number % 9)]
    account.append(11, of: Alphabet.digits, from: &random)
    self.account = account

    func identifier(_ prefix: String, _ count: Int, _ alphabet: [UInt8]) -> [UInt8] {
      var bytes = Array(prefix.utf8)
      bytes.append(count, of: alphabet, from: &random)
      return bytes
    }
    let people = [
      "ann", "boris", "chandra", "dolores.ek", "emil@example.com", "farida", "gus", "hana-ops",
    ]
    users = people.map { (Array($0.utf8), identifier("AIDA", 17, Alphabet.base32)) }
    let duties = [
      "OrganizationAccountAccessRole", "ci-deployer", "eks-node-group-blue-NodeInstanceRole",
      "AWSReservedSSO_AdministratorAccess_4be27aa41c9d0f35", "inventory-lambda-execution",
      "AWSServiceRoleForConfig", "datalake-crawler", "cost-reporting-nightly",
      "AWSReservedSSO_ReadOnlyAccess_90b7d3ce11a8f264", "backup-operator",
    ]
    roles = duties.map { (Array($0.utf8), identifier("AROA", 17, Alphabet.base32)) }
    var sessions = people.map { Array($0.utf8) }
    for _ in 0..<24 { sessions.append(identifier("i-0", 16, Alphabet.hex)) }
    for _ in 0..<8 { sessions.append(identifier("botocore-session-17", 8, Alphabet.digits)) }
    self.sessions = sessions
    keys = (0..<60).map { identifier($0 < 12 ? "AKIA" : "ASIA", 16, Alphabet.base32) }
    buckets = (0..<30).map { index in
      identifier(["assets-", "audit-logs-", "data-lake-raw-"][index % 3], 12, Alphabet.hex)
    }
    resources = (0..<48).map { _ in identifier("", 16, Alphabet.hex) }
    func uuid(_: Int) -> [UInt8] {
      var bytes: [UInt8] = []
      bytes.append(uuidFrom: &random)
      return bytes
    }
    keyIDs = (0..<12).map(uuid)
    chimeAccounts = (0..<3).map(uuid)
    appInstances = (0..<4).map(uuid)
  }

  /// The ARN of an app instance; 0 and 1 live in us-east-1, 2 and 3 elsewhere.
  func appInstance(_ index: Int, region: [UInt8]) -> [UInt8] {
    var arn = Array("arn:aws:chime:".utf8)
    arn.append(contentsOf: region)
    arn.append(0x3a)
    arn.append(contentsOf: account)
    arn.append(text: ":app-instance/")
    arn.append(contentsOf: appInstances[index])
    return arn
  }
}

/// The regions of an archive, the first being where Chime records.
enum Region {
  static let names = [
    "us-east-1", "us-west-2", "eu-central-1", "eu-west-1", "ap-southeast-2", "sa-east-1",
  ].map { Array($0.utf8) }
  static let summedWeights = [50, 65, 80, 90, 97, 100]
}
