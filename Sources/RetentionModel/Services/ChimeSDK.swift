// The shapes in requestParameters and responseElements (service model of Amazon Chime SDK Identity, 2021-04-20):
//
//   {"appInstanceArn":"…","appInstanceRetentionSettings":{"channelRetentionSettings":{"retentionDays":30}}}

extension Scope {
  /// The channels of an AppInstance.
  public static let channel = Scope(
    id: "channel", plural: "channels", unit: .days, range: chimeDays, key: "channelRetentionSettings",
    periodKey: "retentionDays")
}

extension RetentionService {
  /// The Amazon Chime SDK: the messages of an AppInstance's channels.
  public static let chimeSDK = RetentionService(
    id: "chime-sdk", name: "Amazon Chime SDK", resourceNoun: "AppInstance", scopes: [.channel],
    operations: ["PutAppInstanceRetentionSettings": .sets, "GetAppInstanceRetentionSettings": .reads],
    eventSources: chimeSources, relatedSources: "chime",
    // AppInstances exist only in these two (SDK developer guide).
    regions: ["us-east-1", "eu-central-1"],
    // As for Amazon Chime; not documented for the SDK.
    graceDays: 30,
    fields: Fields(
      resource: "appInstanceArn", isARN: true, settings: "appInstanceRetentionSettings",
      deletionTime: "initiateDeletionTimestamp"),
    remedy: Remedy(
      command: "chime-sdk-identity put-app-instance-retention-settings", resourceOption: "--app-instance-arn",
      settingsOption: "--app-instance-retention-settings", arnType: ("chime", "app-instance")))
}
