internal import RetentionModel
internal import RetentionFindings

extension CallerFact {
  var title: String {
    switch self {
    case .refused(let count, _, _, _): "\(count) refused attempts to change retention"
    case .allowedAfterRefusals: "Refused, and then allowed to change retention"
    case .firstChange(let principal, _, _): "First change by \(principal.printable)"
    case .newcomersUnknown: "The logs do not show whether the caller is new"
    case .newOrigin(_, let origins):
      "A known caller from a new \(origins.map(\.kind.words).joined(separator: " and "))"
    case .risky(let risks, _): "Changed with \(risks.map(\.words).joined(separator: " and "))"
    case .otherAccount(let account, _): "Changed from AWS account \(account.printable)"
    case .notApproved(let principal, _):
      "Changed by \(principal.printable), whom the policy does not approve"
    case .outsideWindows: "Changed outside the change windows"
    case .manyAccounts(let count, _, _): "Retention of \(count) accounts shortened by one caller"
    case .viewedThenShortened: "Viewed for the first time, then shortened"
    }
  }

  var sentences: [String?] {
    switch self {
    case .refused(let count, let first, let last, let code):
      [
        "From \(first.words) to \(last.words) the caller was refused \(count) times.",
        code.map { "The first error was \($0.printable)." },
      ]
    case .allowedAfterRefusals(let count, let last, let time):
      [
        "The caller was refused \(count == 1 ? "once" : "\(count) times"), last on \(last.words), and succeeded on \(time.words)."
      ]
    case .firstChange(_, let since, let days):
      [
        "The first record of this AWS account that names the caller is dated \(since.words); the logs of this account and Region cover the \(days) days before the change."
      ]
    case .newcomersUnknown(let days):
      [
        "The logs of this account and Region do not cover the \(days) days before this change without a gap; that no earlier record names the caller proves nothing."
      ]
    case .newOrigin(let records, let origins):
      [
        "In \(records) earlier records the caller was never seen with "
          + origins.map { "the \($0.kind.words) \($0.value.printable)" }.joined(separator: ", ") + "."
      ]
    case .risky(let risks, let key):
      [
        "The call was made with \(risks.map(\.words).joined(separator: ", with ")).",
        key.map { "The key was \($0.printable)." },
      ]
    case .otherAccount(let account, let home):
      ["The caller belongs to AWS account \(account.printable), the settings to \(home.printable)."]
    case .notApproved(_, let patterns):
      ["The policy approves \(patterns) patterns of callers, and none of them matches."]
    case .outsideWindows(let time, let windows):
      ["The change was made on \(time.words), in none of the policy's \(windows) change windows."]
    case .manyAccounts(let count, let first, let last):
      ["From \(first.words) to \(last.words) the caller shortened the retention of \(count) accounts."]
    case .viewedThenShortened(let viewed, let shortened):
      [
        "The caller first viewed the settings on \(viewed.words) and shortened the period on \(shortened.words)."
      ]
    }
  }
}

extension CallerFact.Origin.Kind {
  fileprivate var words: String { self == .region ? "Region" : rawValue }
}

extension CallerFact.Risk {
  fileprivate var words: String {
    switch self {
    case .root: "the root user"
    case .longLivedKey: "a long-lived key"
    case .consoleWithoutMFA: "a console session without a second factor"
    }
  }
}
