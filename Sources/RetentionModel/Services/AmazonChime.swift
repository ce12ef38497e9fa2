// The shapes in requestParameters and responseElements (service model of Amazon Chime, 2018-05-01).
// CloudTrail lowercases the first letter of a member's name; services differ in the rest:
//
//   {"accountId":"…","retentionSettings":{"roomRetentionSettings":{"retentionDays":30},
//                                         "conversationRetentionSettings":{}}}

extension Scope {
  /// The chat rooms of a Chime account.
  public static let room = Scope(
    id: "room", plural: "rooms", unit: .days, range: chimeDays, key: "roomRetentionSettings",
    periodKey: "retentionDays")

  /// The conversations of a Chime account (except those with external users, which keep messages for 90
  /// days).
  public static let conversation = Scope(
    id: "conversation", plural: "conversations", unit: .days, range: chimeDays,
    key: "conversationRetentionSettings", periodKey: "retentionDays")

  /// 1 day to 15 years (`RetentionDays` in the service models).
  static let chimeDays = 1...5475
}

extension RetentionService {
  /// Amazon Chime: the messages of a Chime account's chat rooms and conversations.
  public static let chime = RetentionService(
    id: "chime", name: "Amazon Chime", resourceNoun: "Chime account", resourceType: "Amazon Chime account",
    scopes: [.room, .conversation],
    operations: ["PutRetentionSettings": .sets, "GetRetentionSettings": .reads],
    eventSources: chimeSources, relatedSources: "chime",
    // Its endpoint is not regional (general reference).
    regions: ["us-east-1"],
    // The day after its last one, 2026-02-20 (banner on all pages of its documentation).
    end: Instant(seconds: 1_771_632_000),
    // The administrator guide; no page states a formula.
    graceDays: 30,
    fields: Fields(
      resource: "accountId", settings: "retentionSettings", deletionTime: "initiateDeletionTimestamp"),
    remedy: Remedy(
      command: "chime put-retention-settings", resourceOption: "--account-id",
      settingsOption: "--retention-settings"))

  /// The SDK's calls are documented under both.
  static let chimeSources = ["chime.amazonaws.com", "chime-sdk-identity.amazonaws.com"]
}
