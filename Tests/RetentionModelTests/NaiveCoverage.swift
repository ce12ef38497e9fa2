@testable import TestSupport

/// What logs prove of times, read from the specification alone: every question walks all witnesses of the account.
///
/// All is of one Region, in seconds since 1970.
struct NaiveCoverage {
  struct Witness {
    var account: String
    var from: Int
    var to: Int
  }

  struct Hole {
    /// Nil for every account.
    var account: String?
    var from: Int
    var to: Int
  }

  var witnesses: [Witness] = []
  var holes: [Hole] = []

  private static let week = 7 * 86_400

  /// Why nothing proves the silence between a change and its deadline; nil where it is proved.
  func gap(_ account: String, from change: Int, to deadline: Int) -> String? {
    if change >= deadline { return nil }
    let own = witnesses.filter { $0.account == account && $0.to > change }
    if !own.contains(where: { $0.to >= deadline }) { return "logs-end" }
    if holes(of: account).contains(where: { $0.from < deadline && $0.to > change }) { return "hole" }
    var covered = change
    while covered < deadline {
      // The nearest witness that leads further.
      let next = own.filter { $0.to > covered }.min { $0.from < $1.from }
      guard let next, next.from - covered <= NaiveCoverage.week else { return "sparse" }
      covered = own.filter { $0.from <= max(covered, next.from) }.map(\.to).max() ?? covered
    }
    return nil
  }

  /// How far a chain of witnesses leads from a change without a hole.
  func provenUntil(_ account: String, from change: Int) -> Int {
    if holes(of: account).contains(where: { $0.from <= change && $0.to > change }) { return change }
    var covered = change
    let own = witnesses.filter { $0.account == account && $0.to > change }
    while let next = own.filter({ $0.to > covered }).min(by: { $0.from < $1.from }),
      next.from - covered <= NaiveCoverage.week
    {
      covered = max(covered, next.to)
    }
    let firstHole = holes(of: account).map(\.from).filter { $0 > change }.min()
    return max(change, min(covered, firstHole ?? covered))
  }

  private func holes(of account: String) -> [Hole] {
    holes.filter { $0.account == nil || $0.account == account }
  }
}
