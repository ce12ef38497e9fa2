/// Renders records into a reused buffer.
struct RecordWriter {
  var random: RandomSource
  let casts: [Cast]
  let usualOrderPercent: Int
  /// What was rendered since the last `removeAll`.
  var bytes: [UInt8] = []

  /// The account of the record, an index into the casts.
  var accountIndex = 0
  var region = Region.names[0]
  /// When the event happened, in seconds since 1970.
  var time = 0
  /// The `eventID` of the last record, 36 symbols.
  var eventID: [UInt8] = []

  /// Who acts; stays the same for a few records on end, as in real files.
  private(set) var actor = Actor()
  private var bucketIndex = 0
  private var action: [UInt8] = []
  var bulkLength = 0

  var cast: Cast { casts[accountIndex] }

  init(_ options: ArchiveOptions) {
    random = RandomSource(seed: options.seed)
    usualOrderPercent = options.usualOrderPercent
    var random = random
    casts = (0..<options.accounts).map { Cast(number: $0, random: &random) }
    self.random = random
    bytes.reserveCapacity(1 << 18)
    eventID.reserveCapacity(64)
  }

  /// Chooses who acts on what in the next record.
  mutating func begin(_ shape: EventShape) {
    let isStale = actor.accountIndex != accountIndex || !actor.lifetime.contains(time)
    if isStale || random.below(100) < 25 {
      actor = Actor(accountIndex: accountIndex, time: time, random: &random)
    }
    if random.below(100) < 40 { bucketIndex = random.below(30) }
    action = shape.action
    eventID.removeAll(keepingCapacity: true)
    eventID.append(uuidFrom: &random)
  }

  mutating func render(_ template: Template) {
    var start = 0
    for step in template.steps {
      if step.end > start { bytes.append(contentsOf: template.text[start..<step.end]) }
      start = step.end
      render(step.slot, step.argument)
    }
    if start == 0 {
      bytes.append(contentsOf: template.text)
    } else if start < template.text.count {
      bytes.append(contentsOf: template.text[start...])
    }
  }

  private mutating func render(_ slot: Slot, _ argument: Int) {
    switch slot {
    case .account: bytes.append(contentsOf: casts[accountIndex].account)
    case .region: bytes.append(contentsOf: region)
    case .time: bytes.append(isoTime: time)
    case .past: bytes.append(isoTime: actor.lifetime.lowerBound)
    case .textTime:
      bytes.append(textTime: time, afterYear: argument == 1 ? " " : ", ", beforeHalf: " ")
    case .epoch:
      bytes.append(number: time)
      bytes.append(text: "000")
    case .uuid: bytes.append(uuidFrom: &random)
    case .hex: appendHex(argument)
    case .digits: bytes.append(argument, of: Alphabet.digits, from: &random)
    case .upper: bytes.append(argument, of: Alphabet.upper, from: &random)
    case .base64: bytes.append(argument, of: Alphabet.base64, from: &random)
    case .int: bytes.append(number: random.below(argument))
    case .word: bytes.append(contentsOf: Words.all[random.below(Words.all.count)])
    case .address: bytes.append(contentsOf: actor.address)
    case .user: bytes.append(contentsOf: casts[accountIndex].users[actor.user].name)
    case .userID: bytes.append(contentsOf: casts[accountIndex].users[actor.user].id)
    case .role: bytes.append(contentsOf: casts[accountIndex].roles[actor.role].name)
    case .roleID: bytes.append(contentsOf: casts[accountIndex].roles[actor.role].id)
    case .session: bytes.append(contentsOf: casts[accountIndex].sessions[actor.session])
    case .key: bytes.append(contentsOf: casts[accountIndex].keys[actor.key])
    case .keyID: bytes.append(contentsOf: casts[accountIndex].keyIDs[random.below(12)])
    case .bucket: bytes.append(contentsOf: casts[accountIndex].buckets[bucketIndex])
    case .action: bytes.append(contentsOf: action)
    case .chime: bytes.append(contentsOf: casts[accountIndex].chimeAccounts[random.below(3)])
    case .appInstance:
      bytes.append(contentsOf: cast.appInstance(random.below(2), region: Region.names[0]))
    case .policy: appendPolicy(statements: argument + random.below(2))
    case .nested: appendNestedPolicy(statements: argument)
    case .bulkPolicy: appendPolicy(length: bulkLength)
    case .bulkItems: appendItems(length: bulkLength)
    }
  }

  private mutating func appendHex(_ digits: Int) {
    if digits == 16 {
      bytes.append(contentsOf: casts[accountIndex].resources[random.below(48)])
      return
    }
    var left = digits
    while left > 0 {
      bytes.append(hex: random.next(), digits: min(left, 16))
      left -= 16
    }
  }
}

/// Names of things.
enum Words {
  static let all = [
    "orders", "billing", "ingest", "staging", "prod", "frontend", "search-index", "telemetry",
    "ledger", "payments", "catalog", "thumbnails", "checkout", "warehouse", "notify", "canary",
    "reports", "identity", "sessions", "geo-lookup", "dispatch", "invoices", "sandbox", "edge",
  ].map { Array($0.utf8) }
}
