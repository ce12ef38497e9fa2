/// All built-in rules; a new one is a file and a line here.
public enum Rules {
  /// All of them, in the order in which they are documented.
  public static let all: [Rule] = [
    ShortenedRetention.rule,
    BelowMinimum.rule,
    RetentionTurnedOn.rule,
    RetentionTurnedOff.rule,
    PurgeCarriedOut.rule,
    PurgeAverted.rule,
    PurgePending.rule,
    DeadlineSkew.rule,
    RequestResponseMismatch.rule,
    InvalidPeriod.rule,
    PartialPut.rule,
    ParametersMissing.rule,
    DeniedAttempts.rule,
    DeniedThenAllowed.rule,
    FirstSeenPrincipal.rule,
    FirstSeenOrigin.rule,
    RiskyIdentity.rule,
    CrossAccount.rule,
    BulkShortening.rule,
    Flapping.rule,
    ReconThenShorten.rule,
    OffHours.rule,
    UnapprovedPrincipal.rule,
    Dip.rule,
    ConflictingRecord.rule,
    AmbiguousOrder.rule,
    ExtraMember.rule,
    UnexpectedRegion.rule,
    AfterEndOfSupport.rule,
    Drift.rule,
    ReplacedRecord.rule,
    AfterFault.rule,
    ImplausibleTime.rule,
    LookalikeResource.rule,
    ExtraDocument.rule,
    ChangedEvidence.rule,
    ForeignRecord.rule,
    RequestOmitted.rule,
    LoggingStopped.rule,
    SelectorsChanged.rule,
    EvidenceAltered.rule,
    EvidenceMissing.rule,
  ]

  /// The names of the settings of each rule, by the rule's id.
  public static var settings: [String: [String]] {
    Dictionary(uniqueKeysWithValues: descriptions.map { ($0.id, $0.settings.map(\.name)) })
  }

  /// What each rule looks for, in the order in which they are documented.
  public static var descriptions: [RuleDescription] { all.map(\.description) }
}
