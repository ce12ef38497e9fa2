internal import RetentionModel

// How an event reads in a sentence.

extension RetentionEvent {
  /// Its eventID, as the subject or the object of a sentence.
  var reference: String { eventID.reference }

  /// Who, and from where.
  var caller: String {
    let region = awsRegion.map { ", in \($0.printable)" } ?? ""
    let address = sourceIPAddress?.printable ?? "an unknown address"
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

  /// What the request asks for: `rooms 1 day, conversations 1 day`; nil where the record does not show it.
  var requestWords: String? {
    let requests = call.service.scopes.compactMap { scope in
      requested.setting(of: scope)?.words.map { "\(scope.plural) \($0)" }
    }
    return requests.isEmpty ? nil : requests.joined(separator: ", ")
  }

  /// `failed attempt to set rooms 1 day`.
  var attempt: String {
    requestWords.map { "failed attempt to set \($0)" }
      ?? "failed attempt; the record does not show what was requested"
  }

  /// What the error says: `“AccessDenied”, “User: … is not authorized …”`.
  var failure: String {
    [errorCode, errorMessage].compactMap { $0?.quoted }.joined(separator: ", ")
  }

  /// The end of a sentence about a call that failed; nothing for one that succeeded.
  var failedOutcome: String { isFailure ? ", which failed: \(failure)" : "" }
}

extension String? {
  /// An eventID, as the subject or the object of a sentence.
  var reference: String { self?.printable ?? "an event without an eventID" }
}

extension String {
  /// A text from a log amid words of ours.
  var quoted: String { "“\(printable)”" }
}
