internal import RetentionModel

// The fields of a row of a table, which the CSV and Timesketch share.

extension EntryRow {
  /// In Timesketch's order, but for what it moves.
  static let fields: [Field<EntryRow>] = {
    let parts: [[Field<EntryRow>]] = [
      [Field("kind", [.csv, .timesketch]) { .text($0.entry.kind.rawValue) }],
      Subject.fields.map { $0.within { $0.subject } },
      [Field("scope", [.csv, .timesketch]) { .text($0.scope?.id) }],
      Entry.Change.flatFields.map { $0.within { $0.change } },
      [Field("invalidPeriod", [.csv, .timesketch]) { .text($0.invalidPeriod) }],
      Purge.fields.map { $0.within { $0.change?.purge } },
      requestFields,
      RetentionEvent.callFields.map { $0.within { $0.entry.event } },
      Actor.fields.map { $0.within { $0.entry.event.actor } },
      RetentionEvent.furtherFields.map { $0.within { $0.entry.event } },
      doubtFields,
    ]
    return parts.flatMap(\.self).moving("eventTime", before: "recipientAccountId")
  }()

  private static let requestFields: [Field<EntryRow>] = [
    Field("requested", [.csv, .timesketch], csvAddition: 1) { .text($0.requested?.kind) },
    Field("requestedDays", [.csv, .timesketch], csvAddition: 1) { .number($0.requested?.days) },
  ]

  private static let doubtFields: [Field<EntryRow>] = [
    Field("otherBodies", [.csv], csvAddition: 3) { .number($0.entry.others.count) },
    Field("afterFault", [.csv], csvAddition: 3) { .flag($0.entry.isAfterFault) },
  ]
}

extension Subject {
  static let fields: [Field<Subject>] = [
    Field("recipientAccountId", [.json, .csv, .timesketch]) { .text($0.recipientAccountId) },
    Field("resource", [.json, .csv, .timesketch]) { .text($0.resource) },
    Field("service", [.json, .csv, .timesketch]) { .text($0.service.id) },
  ]
}

extension Entry.Change {
  /// Where a period takes two columns.
  static let flatFields: [Field<Entry.Change>] = [
    Field("effect", [.csv, .timesketch]) { .text($0.effect.rawValue) },
    Field("before", [.csv, .timesketch]) { .text($0.before.kind) },
    Field("beforeDays", [.csv, .timesketch]) { .number($0.before.days) },
    Field("after", [.csv, .timesketch]) { .text($0.after.kind) },
    Field("afterDays", [.csv, .timesketch]) { .number($0.after.days) },
    Field("certainty", [.csv, .timesketch]) { .text($0.certainty.rawValue) },
  ]
}

extension Purge {
  static let fields: [Field<Purge>] = [
    Field("deadline", [.json, .csv, .timesketch]) { .time($0.deadline) },
    Field("estimated", [.json, .csv, .timesketch]) { .flag($0.isEstimated) },
    Field("outcome", [.json, .csv, .timesketch]) { .text($0.outcome.rawValue) },
    Field("resolvedBy", [.json, .csv, .timesketch]) { .text($0.resolvedBy) },
    Field("resolvedAt", [.json, .csv, .timesketch]) { .time($0.resolvedAt) },
    Field("basis", [.json, .csv, .timesketch], csvAddition: 2) { .text($0.basis?.rawValue) },
    Field("reason", [.json, .csv, .timesketch], csvAddition: 2) { .text($0.reason?.rawValue) },
    Field("silence", [.json]) { purge in
      .object(purge.silence.map { ["from": $0.lowerBound.description, "to": $0.upperBound.description] })
    },
    Field("silenceFrom", [.csv, .timesketch], csvAddition: 2) { .time($0.silence?.lowerBound) },
    Field("silenceTo", [.csv, .timesketch], csvAddition: 2) { .time($0.silence?.upperBound) },
    Field("hole", [.json]) { purge in
      .object(
        purge.hole.map { hole in
          [
            "from": hole.span?.lowerBound.description,
            "to": hole.isOpenEnded ? nil : hole.span?.upperBound.description, "cause": hole.cause.name,
            "path": hole.path, "trail": hole.trail?.name,
          ]
        })
    },
    Field("disregardsDisputed", [.json]) { .flag($0.disregardsDisputed) },
  ]
}
