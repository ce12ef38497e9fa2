/// What a verb of `CallLine` stands for: a call, and how its service writes it down.
///
/// The shapes stand here once more, so that what the package knows of them is checked and not repeated.
struct CallVerb {
  struct Scope {
    /// How a line names it.
    let word: String
    let key: String
    let periodKey: String
  }

  let eventName: String
  let setsPeriods: Bool
  let source: String
  let resourceKey: String
  let settingsKey: String
  let scopes: [Scope]
  /// The resource in a Region of an account, where a line names none.
  let ordinaryResource: @Sendable (_ region: String, _ account: String) -> String

  /// All verbs, by their names.
  static let named: [String: CallVerb] = [
    "put": chime("PutRetentionSettings", sets: true), "get": chime("GetRetentionSettings"),
    "app-put": app("PutAppInstanceRetentionSettings", sets: true),
    "app-get": app("GetAppInstanceRetentionSettings"),
    "queue-put": queue("PutQueueRetention", sets: true),
    "queue-raise": queue("RaiseQueueRetention", sets: true),
    "queue-delete": queue("DeleteQueueRetention"), "queue-get": queue("DescribeQueueRetention"),
  ]

  private static func chime(_ name: String, sets: Bool = false) -> CallVerb {
    CallVerb(
      eventName: name, setsPeriods: sets, source: "chime.amazonaws.com", resourceKey: "accountId",
      settingsKey: "retentionSettings",
      scopes: ["room", "conversation"].map {
        Scope(word: $0, key: "\($0)RetentionSettings", periodKey: "retentionDays")
      }
    ) { _, _ in "chime-1" }
  }

  private static func app(_ name: String, sets: Bool = false) -> CallVerb {
    CallVerb(
      eventName: name, setsPeriods: sets, source: "chime.amazonaws.com", resourceKey: "appInstanceArn",
      settingsKey: "appInstanceRetentionSettings",
      scopes: [Scope(word: "channel", key: "channelRetentionSettings", periodKey: "retentionDays")]
    ) { "arn:aws:chime:\($0):\($1):app-instance/a-1" }
  }

  private static func queue(_ name: String, sets: Bool = false) -> CallVerb {
    CallVerb(
      eventName: name, setsPeriods: sets, source: "example.amazonaws.com", resourceKey: "queueArn",
      settingsKey: "retention", scopes: [Scope(word: "word", key: "wordSettings", periodKey: "hours")]
    ) { "arn:aws:example:\($0):\($1):queue/q-1" }
  }
}
