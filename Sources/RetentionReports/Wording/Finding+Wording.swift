public import RetentionFindings
internal import RetentionModel

extension Finding {
  /// One line.
  public var title: String { title(of: fact.scope?.plural ?? "") }

  /// The same.
  /// - Parameter scopes: what it is about, where it says the same of several: `rooms and conversations`.
  func title(of scopes: String) -> String {
    switch fact {
    case .change(let fact): fact.title(of: scopes)
    case .caller(let fact): fact.title
    case .record(let fact): fact.title
    case .trail(let fact): fact.title
    case .stated(let title, _): title.printable
    }
  }

  /// Sentences: what happened, who did it and from where, why it matters, and how sure that is. Text from logs
  /// in it is printable.
  public var message: String { message(of: fact.scope?.plural ?? "") }

  /// The same.
  /// - Parameter scopes: what it is about, where it says the same of several: `rooms and conversations`.
  func message(of scopes: String) -> String {
    let sentences: [String?] =
      switch fact {
      case .change(let fact): fact.sentences(of: scopes)
      case .caller(let fact): fact.sentences
      case .record(let fact): [fact.sentence]
      case .trail(let fact): fact.sentences
      case .stated(_, let sentence): [sentence.printable]
      }
    return (sentences + [remedy?.reason, doubt?.sentence, callers, rule.rationale])
      .compactMap(\.self).joined(separator: " ")
  }

  /// One line, for a place that tells the events themselves.
  var mark: String { mark(of: fact.scope?.plural ?? "") }

  /// The same.
  /// - Parameter scopes: what it is about, where it says the same of several.
  func mark(of scopes: String) -> String {
    "\(title(of: scopes)) (\(rule.id))" + (suppressed.map { "; suppressed: \($0.reason.printable)" } ?? "")
  }

  /// Whose it is: `AWS account 111122223333, 6ff06543…, rooms`; nil where it names nobody.
  var accountWords: String? { accountWords(of: scope?.plural) }

  /// The same.
  /// - Parameter scopes: what it is about, where it says the same of several.
  func accountWords(of scopes: String?) -> String? {
    let parts = [
      recipientAccountId.map { "AWS account \($0.printable)" }, resource?.printable, scopes,
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// A sentence that tells who made the calls, and from where; nil where it is about none.
  private var callers: String? {
    guard !events.isEmpty else { return nil }
    var known: Set<String> = []
    let callers = events.map(\.caller).filter { known.insert($0).inserted }
    let more = callers.count > 4 ? "; and \(callers.count - 4) more" : ""
    return (callers.count == 1 ? "The caller was " : "The callers were ")
      + callers.prefix(4).joined(separator: "; and then ") + more + "."
  }
}

extension Finding.Doubt {
  fileprivate var sentence: String {
    switch self {
    case .replaced:
      "Another record says that it corrects this one; both are judged, as nothing proves the correction."
    case .conflicting:
      "Another record with the same eventID says something else; nothing shows which is genuine."
    case .afterFault: "The record was found behind a fault of its input."
    }
  }
}

extension Remedy {
  /// Why no command is shown; nil where one is.
  fileprivate var reason: String? {
    switch self {
    case .command: nil
    case .withheld(.uncertainScope(let scope)):
      "No command is shown: it would also set the period of \(scope.plural), which is not certain."
    case .withheld(.oddResource(let subject)):
      subject.service.remedy?.arnType == nil
        ? "No command is shown: the account id has characters, or a length, that no genuine one has."
        : "No command is shown: the \(subject.service.resourceNoun)'s ARN has a form that no genuine one has."
    }
  }
}

extension Suppression {
  /// The policy's reason, and until when it holds.
  var words: String {
    reason.printable + (expiry.map { ", until \($0.words)" } ?? "")
  }
}

extension [Finding] {
  /// The worst first, then by eventTime, rule, and all else that is left to tell two apart.
  public var worstFirst: [Finding] {
    let ordered = inOrder
    return Severity.allCases.reversed().flatMap { severity in ordered.filter { $0.severity == severity } }
  }

  /// By eventTime, then rule, then the first eventID, then all that is left to tell two apart.
  public var inOrder: [Finding] { map { Listed($0) }.sorted { $0.precedes($1) }.map(\.finding) }
}

/// A finding with the texts by which it is listed, which are made once. A class, as sorting moves each many times.
private final class Listed {
  let finding: Finding
  private let time: Instant?
  private let texts: [ExactText]

  init(_ finding: Finding) {
    self.finding = finding
    time = finding.eventTime
    let first: [String?] = [
      finding.rule.id, finding.eventIDs.first, finding.recipientAccountId, finding.resource,
      finding.scope?.id,
      finding.title,
    ]
    texts = (first + finding.eventIDs).map { ExactText($0 ?? "") }
  }

  func precedes(_ other: Listed) -> Bool {
    if time != other.time { return time.map { time in other.time.map { time < $0 } ?? false } ?? true }
    if texts != other.texts { return texts.lexicographicallyPrecedes(other.texts) }
    // What it says comes before where it stands, so that the place of a file changes nothing.
    let (message, others) = (ExactText(finding.message), ExactText(other.finding.message))
    return message == others
      ? finding.evidence.lexicographicallyPrecedes(other.finding.evidence) : message < others
  }
}
