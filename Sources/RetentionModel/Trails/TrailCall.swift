package import CloudTrailRecords

/// A call of CloudTrail's own that decides what a trail logs.
public enum TrailCall: String, CaseIterable, Hashable, Sendable {
  /// It makes a trail, which logs nothing before it is started.
  case create = "CreateTrail"
  /// It starts the logging of a trail.
  case start = "StartLogging"
  /// It stops the logging of a trail.
  case stop = "StopLogging"
  /// It deletes a trail.
  case delete = "DeleteTrail"
  /// It changes the Regions and accounts of a trail, among other things.
  case update = "UpdateTrail"
  /// It says which events a trail logs.
  case select = "PutEventSelectors"

  /// The service under which CloudTrail records its own calls.
  package static let eventSource = "cloudtrail.amazonaws.com"

  /// The calls, for a scanner. Each record of them has the service's name; the calls' own names are looked for only
  /// where that stands, or no service's. A record that names a service like CloudTrail is reported.
  package static let wanted = WantedCalls.Group(
    eventNames: allCases.map(\.rawValue), eventSources: [eventSource], relatedSources: "cloudtrail",
    sign: "cloudtrail")
}
