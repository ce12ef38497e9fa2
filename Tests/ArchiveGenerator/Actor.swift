/// Who acts in a record, from where and with what.
struct Actor {
  /// Indices into the cast of the account.
  var accountIndex = -1
  var user = 0
  var role = 0
  var session = 0
  var key = 0
  /// Indices into the identities and user agents.
  var identity = 0
  var agent = 0
  var address: [UInt8] = []
  /// From the sign-in on, in seconds since 1970.
  var lifetime = 0...0

  init() {}

  /// Draws an actor of an account who is signed in at `time`.
  init(accountIndex: Int, time: Int, random: inout RandomSource) {
    self.accountIndex = accountIndex
    user = random.below(8)
    role = random.below(10)
    session = random.below(40)
    key = random.below(60)
    identity = random.pick(summed: Identities.anyoneSummed)
    agent = random.pick(summed: Origins.agentsSummed)
    let login = time - 600 - random.below(20_000)
    lifetime = login...(login + 43_200)
    address.append(number: random.below(4) == 0 ? 10 : 18 + random.below(180))
    for _ in 0..<3 {
      address.append(0x2e)
      address.append(number: random.below(255))
    }
  }
}
