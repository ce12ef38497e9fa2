public import RetentionModel

/// Findings that are not to be shown, and why.
public struct Suppression: Equatable, Sendable {
  /// The rule's id.
  public var rule: Glob
  /// The AWS accounts.
  public var awsAccount: Glob
  /// The caller; nil matches any.
  public var principal: Glob?
  /// Why, in the words of the policy.
  public var reason: String
  /// The last second in which the findings are suppressed; nil for no end.
  public var expiry: Instant?

  /// - Parameters: see the properties.
  public init(rule: Glob, awsAccount: Glob, principal: Glob?, reason: String, expiry: Instant?) {
    self.rule = rule
    self.awsAccount = awsAccount
    self.principal = principal
    self.reason = reason
    self.expiry = expiry
  }

  /// Whether it has expired at a moment.
  /// - Parameter moment: the moment in question.
  public func isExpired(at moment: Instant) -> Bool { expiry.map { $0.seconds < moment.seconds } ?? false }

  func covers(_ finding: Finding) -> Bool {
    rule.matches(finding.rule.id) && awsAccount.matches(finding.recipientAccountId ?? "")
      && (principal?.matches(finding.principal ?? "") ?? true)
  }
}

/// The suppressions in force at a moment, so that those that can cover a finding are found without a look at the others.
///
/// Each is kept under the text that every principal, or every AWS account, begins with that it covers, whichever is
/// longer.
struct SuppressionIndex {
  private struct Prefix: Hashable {
    let isOfPrincipal: Bool
    let text: ExactText
  }

  private let suppressions: [Suppression]
  private var places: [Prefix: [Int]] = [:]
  /// How many scalars the prefixes have, of principals and of accounts.
  private var lengths: (principal: Set<Int>, account: Set<Int>) = ([], [])

  init(_ all: [Suppression], at moment: Instant) {
    suppressions = all.filter { !$0.isExpired(at: moment) }
    for (place, suppression) in suppressions.enumerated() {
      let (principal, account) = (suppression.principal?.prefix ?? "", suppression.awsAccount.prefix)
      let isOfPrincipal = principal.unicodeScalars.count > account.unicodeScalars.count
      let prefix = isOfPrincipal ? principal : account
      places[Prefix(isOfPrincipal: isOfPrincipal, text: ExactText(prefix)), default: []].append(place)
      if isOfPrincipal {
        lengths.principal.insert(prefix.unicodeScalars.count)
      } else {
        lengths.account.insert(prefix.unicodeScalars.count)
      }
    }
  }

  /// The first suppression, in the order of the policy, that covers a finding.
  func first(covering finding: Finding) -> Suppression? {
    let candidates =
      places(of: finding.principal ?? "", isPrincipal: true, lengths.principal)
      + places(of: finding.recipientAccountId ?? "", isPrincipal: false, lengths.account)
    let firsts = candidates.compactMap { $0.first { suppressions[$0].covers(finding) } }
    return firsts.min().map { suppressions[$0] }
  }

  private func places(of name: String, isPrincipal: Bool, _ lengths: Set<Int>) -> [[Int]] {
    let scalars = name.unicodeScalars
    return lengths.compactMap { length in
      guard let end = scalars.index(scalars.startIndex, offsetBy: length, limitedBy: scalars.endIndex) else {
        return nil
      }
      return places[Prefix(isOfPrincipal: isPrincipal, text: ExactText(String(scalars[..<end])))]
    }
  }
}
