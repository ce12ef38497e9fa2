internal import RetentionModel
internal import CloudTrailRecords

// How an event reads in a sentence.

extension RetentionEvent {
  /// Its eventID, as the subject or the object of a sentence.
  var name: String { eventID.reference }

  /// Who, and from where.
  var caller: String {
    let region = awsRegion.map { ", in \($0.printable)" } ?? ""
    let address = sourceIPAddress?.printable ?? "an address that the record does not give"
    return "\(who), from \(address)\(region)"
  }

  /// Who made the call: `svc-mirror (IAMUser) without MFA`.
  var who: String {
    [actor.name, actor.factor].compactMap { $0 }.joined(separator: " ")
  }

  /// The address that it came from, or the name of an AWS service.
  var source: String { sourceIPAddress?.printable ?? "an unknown address" }

  /// `from 203.0.113.66`.
  var address: String { "from \(source)" }

  /// What the request asks for: `rooms 1 day, conversations 1 day`.
  var wish: String {
    let wishes = call.service.scopes.compactMap { scope in
      requested.setting(of: scope)?.words.map { "\(scope.plural) \($0)" }
    }
    return wishes.isEmpty ? "what the record does not show" : wishes.joined(separator: ", ")
  }

  /// What the error says: `“AccessDenied”, “User: … is not authorized …”`.
  var failure: String {
    [errorCode, errorMessage].compactMap { $0?.quoted }.joined(separator: ", ")
  }

  /// The end of a sentence about a call that failed; nothing for one that succeeded.
  var failedOutcome: String { isFailure ? ", in vain: \(failure)" : "" }
}

extension String? {
  /// An eventID, as the subject or the object of a sentence.
  var reference: String { self?.printable ?? "an event without an eventID" }
}

extension String {
  /// A text from a log amid words of ours.
  var quoted: String { "“\(printable)”" }
}
