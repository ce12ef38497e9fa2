/// What the digests of CloudTrail prove of the log files that were read.
public struct Integrity: Sendable {
  /// What was read, and what could not be.
  public let input: InputTally
  /// How many digests have each verdict.
  public let digests: [DigestVerdict: Int]
  /// How many log files have each verdict.
  public let logs: [LogVerdict: Int]
  /// How many of the valid log files rest on digests that are authentic, consistent or unanchored.
  public let validBy: [DigestVerdict: Int]
  /// How many files are neither digests nor logs.
  public let others: Int
  /// The chains, by account, Region, trail and kind.
  public let chains: [DigestChain]
  /// The digests and logs of which something has to be said, or all of them, by path.
  public let items: [IntegrityItem]
  /// Whether something was altered or is missing.
  public let isAlarming: Bool
  /// Whether keys were given, so that signatures could be checked.
  public let checksSignatures: Bool

  /// - Parameters: see the properties.
  public init(
    input: InputTally, digests: [DigestVerdict: Int], logs: [LogVerdict: Int], validBy: [DigestVerdict: Int],
    others: Int, chains: [DigestChain], items: [IntegrityItem], isAlarming: Bool,
    checksSignatures: Bool = false
  ) {
    self.input = input
    self.digests = digests
    self.logs = logs
    self.validBy = validBy
    self.others = others
    self.chains = chains
    self.items = items
    self.isAlarming = isAlarming
    self.checksSignatures = checksSignatures
  }

  /// Whether all that was found is whole: nothing altered, missing or unread, and at least one digest to tell it by.
  public var isWhole: Bool { !isAlarming && logs[.unread] ?? 0 == 0 && digests.contains { $0.value > 0 } }
}
