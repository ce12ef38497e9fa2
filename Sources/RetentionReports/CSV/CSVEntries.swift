internal import RetentionFindings
internal import RetentionModel
internal import CloudTrailRecords

extension CSVColumn<EntryRow> {
  /// One row an entry and scope.
  static var entries: [CSVColumn<EntryRow>] {
    [
      CSVColumn("kind", \.entry.kind.rawValue),
      CSVColumn("eventTime") { $0.entry.event.eventTime.description },
      CSVColumn("recipientAccountId", \.subject.recipientAccountId),
      CSVColumn("resource", \.subject.resource),
      CSVColumn("service", \.subject.service.id),
      CSVColumn("scope") { $0.scope?.id },
      CSVColumn("effect") { $0.change?.effect.rawValue },
      CSVColumn("before") { $0.change?.before.kind },
      CSVColumn("beforeDays") { $0.change?.before.days.map { String($0) } },
      CSVColumn("after") { $0.change?.after.kind },
      CSVColumn("afterDays") { $0.change?.after.days.map { String($0) } },
      CSVColumn("certainty") { $0.change?.certainty.rawValue },
      CSVColumn("invalidPeriod") { $0.invalidPeriod },
      CSVColumn("deadline") { $0.change?.purge?.deadline.description },
      CSVColumn("estimated") { ($0.change?.purge?.isEstimated).map { String($0) } },
      CSVColumn("outcome") { $0.change?.purge?.outcome.rawValue },
      CSVColumn("resolvedBy") { $0.change?.purge?.resolvedBy },
      CSVColumn("resolvedAt") { $0.change?.purge?.resolvedAt?.description },
      CSVColumn("eventID") { $0.entry.event.eventID },
      CSVColumn("eventSource") { $0.entry.event.eventSource },
      CSVColumn("eventName") { $0.entry.event.call.eventName },
      CSVColumn("awsRegion") { $0.entry.event.awsRegion },
      CSVColumn("sourceIPAddress") { $0.entry.event.sourceIPAddress },
      CSVColumn("userAgent") { $0.entry.event.userAgent },
      CSVColumn("errorCode") { $0.entry.event.errorCode },
      CSVColumn("errorMessage") { $0.entry.event.errorMessage },
      CSVColumn("type") { $0.entry.event.actor.type },
      CSVColumn("arn") { $0.entry.event.actor.arn },
      CSVColumn("accessKeyId") { $0.entry.event.actor.accessKeyId },
      CSVColumn("mfaAuthenticated") { $0.entry.event.actor.mfaAuthenticated.map { String($0) } },
      CSVColumn("findings") { $0.rules.joined(separator: " ") },
      CSVColumn("evidence", isPrintable: true) { $0.entry.evidence.map(\.words).joined(separator: "; ") },
      CSVColumn("requested") { $0.requested?.kind },
      CSVColumn("requestedDays") { $0.requested?.days.map { String($0) } },
      CSVColumn("basis") { $0.change?.purge?.basis?.rawValue },
      CSVColumn("reason") { $0.change?.purge?.reason?.rawValue },
      CSVColumn("silenceFrom") { $0.change?.purge?.silence?.lowerBound.description },
      CSVColumn("silenceTo") { $0.change?.purge?.silence?.upperBound.description },
      CSVColumn("onBehalfOf") { $0.entry.event.actor.onBehalfOf },
      CSVColumn("otherBodies") { String($0.entry.others.count) },
      CSVColumn("afterFault") { String($0.entry.isAfterFault) },
    ]
  }
}
