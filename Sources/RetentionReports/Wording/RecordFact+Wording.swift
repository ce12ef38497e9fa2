internal import RetentionFindings
internal import RetentionModel

extension RecordFact {
  var title: String {
    switch self {
    case .conflicting(_, let count, _): "\(count) different records with one eventID"
    case .inSeveralAccounts: "One eventID in several AWS accounts"
    case .correction(_, _, let count, _):
      "A record corrects \(count == 1 ? "another one" : "\(count) others")"
    case .correctedElsewhere: "Another account's record says that it corrects this one"
    case .afterFault: "Found behind a fault of its input"
    case .foreign(_, _, let isOtherAccount):
      "Recorded in the log file of another \(isOtherAccount ? "account" : "Region")"
    case .implausibleTime(let time, _): "A record of \(time.date)"
    case .implausibleName(let path, let end): "A log file of \(end.date): \(path.printable)"
    case .oddFile(let path, .members(let count)): "\(count) gzip members in one log file: \(path.printable)"
    case .oddFile(let path, .documents(let count)): "\(count) documents in one log file: \(path.printable)"
    case .oddFile(let path, .versions(let count)): "\(count) contents under one name: \(path.printable)"
    case .evidence(let fault, _, _): fault.title
    case .lookalike: "A name that looks like another account's"
    case .unexpectedRegion(_, let region, _): "Recorded in \(region?.printable ?? "unknown")"
    case .nothingShown: "The record does not show what the change set"
    case .requestOmitted: "The request was omitted from the record"
    }
  }

  var sentence: String {
    switch self {
    case .conflicting(let id, let count, let updated):
      "Under the eventID \(id?.printable ?? "unknown") the input holds \(count) records that differ; nothing shows which is genuine, and the one that is shown was picked by a fixed order."
        + (updated.map { " One of them says that it corrects itself, in \($0.quoted)." } ?? "")
    case .inSeveralAccounts(let id, let account, let others):
      "The eventID \(id?.printable ?? "unknown") stands in \(account.printable) and in \(others.prefix(4).map(\.printable).joined(separator: ", "))\(others.count > 4 ? " and more" : ""); each is an event of its own."
    case .correction(let id, let corrected, _, let updated):
      "\(id.reference) says that it corrects \(corrected?.printable ?? "a record")\(updated.map { "; the corrected fields are given as \($0.quoted)" } ?? "")."
    case .correctedElsewhere(let id, let corrector):
      "\(corrector.printable) says that it corrects \(id.reference), but is about other settings."
    case .afterFault(let path):
      "Something before it in \(path?.printable ?? "the input") could not be read, so that it is not certain that this is a record of its own."
    case .foreign(let place, let file, _):
      "The record is of \(place.recipientAccountId.printable) in \(place.awsRegion.printable), and stands in \(file.printable)."
    case .implausibleTime(let time, isBeforeCloudTrail: true):
      "The record is dated \(time.words), before CloudTrail existed."
    case .implausibleTime(let time, isBeforeCloudTrail: false):
      "The record is dated \(time.words), more than a day after the clock; it proves nothing about that time."
    case .implausibleName(let path, let end):
      "The name of \(path.printable) gives \(end.words), more than a day after the clock; it proves nothing about that time."
    case .oddFile(let path, .members(let count)):
      "The file \(path.printable) holds \(count) gzip members, all of which were read."
    case .oddFile(let path, .documents(let count)):
      "The file \(path.printable) holds \(count) JSON documents, all of which were read."
    case .oddFile(let path, .versions(let count)):
      "The file \(path.printable) had \(count) contents one after the other, all of which were read."
    case .evidence(let fault, let nearest, let isDeletionPending):
      fault.sentence
        + (nearest.map { " A retention change or the deadline of a deletion lies near, on \($0.words)." }
          ?? (isDeletionPending
            ? " A deletion was pending meanwhile, and a change that cancelled it would not be seen." : ""))
    case .lookalike(let subject, let other):
      "\(subject.exactWords) looks like \(other.exactWords), but is a different name; their histories are kept apart."
    case .unexpectedRegion(let call, let region, let homes):
      "The call \(call) was recorded in \(region?.printable ?? "unknown"), not in \(homes.joined(separator: " or "))."
    case .nothingShown(isNameless: true):
      "The record does not show the request, and so not whose period the response shows."
    case .nothingShown(isNameless: false): "Neither the request nor the response shows a period."
    case .requestOmitted:
      "CloudTrail left the request out of the record because it was too large; what was requested is not known."
    }
  }
}

extension Subject {
  fileprivate var exactWords: String { "\(resource.exactName) (AWS account \(recipientAccountId.exactName))" }
}
