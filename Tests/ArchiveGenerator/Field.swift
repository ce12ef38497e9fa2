/// The top-level members of a record.
enum Field: Int, CaseIterable {
  case eventVersion, userIdentity, eventTime, eventSource, eventName, awsRegion
  case sourceIPAddress, userAgent, errorCode, errorMessage, requestParameters
  case responseElements, additionalEventData, requestID, eventID, readOnly, resources
  case eventType, apiVersion, managementEvent, recipientAccountId, sharedEventID
  case vpcEndpointId, serviceEventDetails, eventCategory, sessionCredentialFromConsole
  case tlsDetails

  /// `"eventVersion":` and so on, by raw value.
  static let prefixes = allCases.map { Array("\"\($0)\":".utf8) }

  /// The usual order, then those of a few services and encoders.
  static let orders: [[Field]] = [
    allCases,
    allCases.filter { $0 != .userIdentity } + [.userIdentity],
    allCases.sorted { "\($0)" < "\($1)" },
    [.userIdentity, .awsRegion, .eventID, .eventVersion, .responseElements]
      + allCases.filter {
        ![.userIdentity, .awsRegion, .eventID, .eventVersion, .responseElements].contains($0)
      },
    [.requestParameters, .eventName, .eventSource]
      + allCases.filter { ![.requestParameters, .eventName, .eventSource].contains($0) },
  ]
  static let ordersSummed = [80, 85, 89, 92, 94]

  /// The order of one record's members.
  /// - Parameter usual: the share of the usual order, in percent; the others keep their proportions.
  static func order(usual: Int, _ random: inout RandomSource) -> [Field] {
    let draw = random.below(100)
    let roll = draw < usual ? 0 : 80 + (draw - usual) * 20 / (100 - usual)
    if let index = ordersSummed.firstIndex(where: { roll < $0 }) { return orders[index] }
    var shuffled = orders[0]
    for index in stride(from: shuffled.count - 1, to: 0, by: -1) {
      shuffled.swapAt(index, random.below(index + 1))
    }
    return shuffled
  }
}

/// Which members a record has.
struct FieldSet {
  private var bits: UInt32 = 0

  mutating func insert(_ field: Field, when present: Bool = true) {
    if present { bits |= 1 << UInt32(field.rawValue) }
  }

  func contains(_ field: Field) -> Bool { bits & (1 << UInt32(field.rawValue)) != 0 }
}
