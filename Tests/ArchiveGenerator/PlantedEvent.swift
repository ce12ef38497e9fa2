/// A retention call and what the truth says of it.
struct PlantedEvent {
  let shape: EventShape
  let name: String
  let source: String
  /// The Chime account or the app instance, absent when the request was not recorded.
  let resource: String?
  let errorCode: String?
  /// The requested states as members of a JSON object, empty for reading calls.
  let states: String

  /// Draws one of the four calls for an account; only app instances live outside us-east-1.
  init(cast: Cast, region: [UInt8], time: Int, random: inout RandomSource) {
    let isHome = region == Region.names[0]
    let isApp = !isHome || random.below(100) < 35
    let reads = random.below(100) < 35
    name = (reads ? "Get" : "Put") + (isApp ? "AppInstance" : "") + "RetentionSettings"
    let fromSDK = isApp && random.below(100) < 60
    source = fromSDK ? "chime-sdk-identity.amazonaws.com" : "chime.amazonaws.com"
    let failure = random.below(100) < 12 ? Self.failures[random.below(6)] : nil
    errorCode = failure?.code

    let owner =
      isApp
      ? cast.appInstance(random.below(2) + (isHome ? 0 : 2), region: region)
      : random.pick(cast.chimeAccounts)
    let resource = String(decoding: owner, as: UTF8.self)
    let isLost = failure?.code == "ThrottledClientException"
    self.resource = isLost ? nil : resource

    let isInvalid = failure?.code == "BadRequestException"
    let settings = Settings(isApp: isApp, isInvalid: isInvalid, random: &random)
    states = reads || isLost ? "" : settings.states
    let key = isApp ? "appInstanceArn" : "accountId"
    let tree = #""\#(isApp ? "appInstanceRetentionSettings" : "retentionSettings")":"#
    let request =
      reads
      ? #"{"\#(key)":"\#(resource)"}"#
      : #"{"\#(key)":"\#(resource)",\#(tree)\#(settings.json)}"#
    var response = "null"
    if failure == nil && random.below(100) < (reads ? 20 : 55) {
      let deletion = DeletionTime.render(time + 30 * 86_400, &random)
      let end = random.below(4) == 0 ? "" : #","initiateDeletionTimestamp":\#(deletion)"#
      response = #"{\#(tree)\#(settings.json)\#(end)}"#
    }
    let spelling = random.below(100)
    var shape = EventShape(
      source, name, reads: reads, request: [isLost ? "null" : request], response: [response])
    if spelling < 5 { shape.source = Self.respell(source, &random) }
    if (3..<9).contains(spelling) { shape.name = Self.respell(name, &random) }
    shape.mayFail = false
    shape.error = failure.map { (Template($0.code), Template($0.message)) }
    self.shape = shape
  }

  private static let failures: [(code: String, message: String)] = [
    (
      "AccessDenied",
      "User: arn:aws:sts::<account>:assumed-role/<role>/<session> is not authorized to perform: "
        + "chime:PutRetentionSettings because no identity-based policy allows the action"
    ),
    ("AccessDeniedException", "User: arn:aws:iam::<account>:user/<user> is not authorized"),
    ("ForbiddenException", "The client is permanently forbidden from making the request."),
    ("ConflictException", "The request could not be processed because of conflict."),
    ("ThrottledClientException", "The client exceeded its request rate limit."),
    ("BadRequestException", "Retention days must be between 1 and 5475"),
  ]

  /// The same text with one symbol written as a `\u` escape.
  private static func respell(_ text: String, _ random: inout RandomSource) -> [UInt8] {
    var bytes = Array(text.utf8)
    let index = random.below(bytes.count)
    var hex = String(bytes[index], radix: 16)
    if random.below(2) == 0 { hex = hex.uppercased() }
    bytes.replaceSubrange(index...index, with: Array(#"\u00\#(hex)"#.utf8))
    return bytes
  }
}

/// The settings of one call, as JSON and for the truth.
private struct Settings {
  let json: String
  let states: String

  init(isApp: Bool, isInvalid: Bool, random: inout RandomSource) {
    func draw() -> RetentionState {
      isInvalid
        ? .days(random.pick([0, 5476, 9999]))
        : RetentionState.draw(&random, mayBeAbsent: !isApp)
    }
    if isApp {
      let channel = draw()
      json = "{\(channel.member("channelRetentionSettings") ?? "")}"
      states = #""channel":\#(channel.name)"#
    } else {
      let room = draw()
      let conversation = draw()
      let members = [
        room.member("roomRetentionSettings"), conversation.member("conversationRetentionSettings"),
      ].compactMap { $0 }
      json = "{\((random.below(4) == 0 ? members.reversed() : members).joined(separator: ","))}"
      states = #""room":\#(room.name),"conversation":\#(conversation.name)"#
    }
  }
}
