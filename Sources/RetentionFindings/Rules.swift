internal import RetentionModel
/// All rules; a new one is a file and a line here.
public enum Rules {
  static let all: [any Rule.Type] = [
    ShortenedRetention.self, BelowMinimum.self, RetentionTurnedOn.self, RetentionTurnedOff.self,
    PurgeCarriedOut.self, PurgeAverted.self, PurgePending.self, DeadlineSkew.self,
    RequestResponseMismatch.self, InvalidPeriod.self, PartialPut.self, ParametersMissing.self,
    DeniedAttempts.self, DeniedThenAllowed.self, FirstSeenPrincipal.self, FirstSeenOrigin.self,
    RiskyIdentity.self, CrossAccount.self, BulkShortening.self, Flapping.self, ReconThenShorten.self,
    OffHours.self, UnapprovedPrincipal.self, Dip.self, ConflictingRecord.self, AmbiguousOrder.self,
    ExtraMember.self, UnexpectedRegion.self, AfterEndOfSupport.self, Drift.self, ReplacedRecord.self,
    AfterFault.self, ImplausibleTime.self, LookalikeResource.self, ExtraDocument.self, ForeignRecord.self,
    RequestOmitted.self,
  ]

  /// The names of the settings of each rule, by the rule's id.
  public static var settings: [String: [String]] {
    Dictionary(uniqueKeysWithValues: descriptions.map { ($0.id, $0.settings.map(\.name)) })
  }

  /// What each rule looks for, in the order in which they are documented.
  public static var descriptions: [RuleDescription] { all.map { $0.description } }
}
