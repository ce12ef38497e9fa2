extension RecordWriter {
  /// What was decided about one record before it is rendered.
  private struct Draft {
    var fields = FieldSet()
    var version = 8
    var failure: (code: Template, message: Template?)?
    var agent = Origins.agents[0]
  }

  /// Appends one compact record of a shape.
  mutating func write(_ shape: EventShape, escapedAgent: Bool = false) {
    begin(shape)
    var draft = Draft()
    draft.version = [5, 6, 7, 8, 8, 8, 8, 9, 9, 9, 9, 10, 10, 11][random.below(14)]
    draft.agent =
      if let own = shape.userAgent {
        own
      } else if escapedAgent {
        random.pick(Origins.escapedAgents)
      } else {
        Origins.agents[actor.agent]
      }
    let isCall = shape.type.count == 10
    if let error = shape.error {
      draft.failure = error
    } else if shape.mayFail && isCall && random.chance(perMille: 105) {
      draft.failure = Origins.failures[random.pick(summed: Origins.failuresSummed)]
    }
    choose(&draft, shape, isCall: isCall)
    var separator: UInt8 = 0x7b
    for field in Field.order(usual: usualOrderPercent, &random)
    where draft.fields.contains(field) {
      bytes.append(separator)
      separator = 0x2c
      bytes.append(contentsOf: Field.prefixes[field.rawValue])
      render(field, draft, shape)
    }
    bytes.append(0x7d)
  }

  private mutating func choose(_ draft: inout Draft, _ shape: EventShape, isCall: Bool) {
    let always: [Field] = [
      .eventVersion, .userIdentity, .eventTime, .eventSource, .eventName, .awsRegion,
      .sourceIPAddress, .userAgent, .requestParameters, .responseElements, .eventID,
      .eventType, .recipientAccountId,
    ]
    for field in always { draft.fields.insert(field) }
    draft.fields.insert(.errorCode, when: draft.failure != nil)
    draft.fields.insert(.errorMessage, when: draft.failure?.message != nil)
    draft.fields.insert(.additionalEventData, when: shape.additional != nil)
    draft.fields.insert(.requestID, when: isCall)
    draft.fields.insert(.readOnly, when: draft.version >= 6 || isCall)
    draft.fields.insert(.resources, when: shape.resources != nil)
    draft.fields.insert(.apiVersion, when: shape.apiVersion != nil)
    draft.fields.insert(.managementEvent, when: draft.version >= 6)
    draft.fields.insert(.sharedEventID, when: random.chance(perMille: 40))
    draft.fields.insert(.vpcEndpointId, when: isCall && random.chance(perMille: 80))
    draft.fields.insert(.serviceEventDetails, when: shape.serviceDetails != nil)
    draft.fields.insert(.eventCategory, when: draft.version >= 7)
    draft.fields.insert(
      .sessionCredentialFromConsole, when: draft.version >= 8 && random.chance(perMille: 60))
    draft.fields.insert(
      .tlsDetails, when: draft.version >= 8 && isCall && random.chance(perMille: 850))
  }

  private mutating func render(_ field: Field, _ draft: Draft, _ shape: EventShape) {
    switch field {
    case .userIdentity: render(Identities.pick(shape.principal, of: actor, &random))
    case .requestParameters: render(request(of: shape, draft))
    case .responseElements:
      render(draft.failure == nil ? random.pick(shape.response) : Constant.null)
    case .additionalEventData: if let value = shape.additional { render(value) }
    case .resources: if let value = shape.resources { render(value) }
    case .serviceEventDetails: if let value = shape.serviceDetails { render(value) }
    case .readOnly: bytes.append(contentsOf: shape.readOnly ? Constant.yes : Constant.no)
    case .managementEvent: bytes.append(contentsOf: shape.data ? Constant.no : Constant.yes)
    case .tlsDetails:
      render(Constant.tls[random.below(Constant.tls.count)])
      bytes.append(contentsOf: shape.host)
      bytes.append(0x2e)
      bytes.append(contentsOf: region)
      bytes.append(text: #".amazonaws.com"}"#)
    default:
      bytes.append(0x22)
      renderString(field, draft, shape)
      bytes.append(0x22)
    }
  }

  private mutating func request(of shape: EventShape, _ draft: Draft) -> Template {
    if shape.mayFail, let code = draft.failure?.code, code.text.first == 0x54 {
      return Constant.null
    }
    return random.pick(shape.request)
  }

  private mutating func renderString(_ field: Field, _ draft: Draft, _ shape: EventShape) {
    switch field {
    case .eventVersion:
      bytes.append(text: "1.")
      bytes.append(padded: draft.version, width: 2)
    case .eventTime:
      bytes.append(isoTime: time)
      bytes.append(0x5a)
    case .eventSource: bytes.append(contentsOf: shape.source)
    case .eventName: bytes.append(contentsOf: shape.name)
    case .awsRegion: bytes.append(contentsOf: region)
    case .sourceIPAddress: render(Origins.addresses[random.below(Origins.addresses.count)])
    case .userAgent: render(draft.agent)
    case .errorCode: if let failure = draft.failure { render(failure.code) }
    case .errorMessage: if let message = draft.failure?.message { render(message) }
    case .requestID, .sharedEventID: bytes.append(uuidFrom: &random)
    case .eventID: bytes.append(contentsOf: eventID)
    case .eventType: bytes.append(contentsOf: shape.type)
    case .apiVersion: if let value = shape.apiVersion { render(value) }
    case .recipientAccountId: bytes.append(contentsOf: cast.account)
    case .vpcEndpointId: render(Constant.endpoint)
    case .eventCategory:
      bytes.append(contentsOf: shape.data ? Constant.data : Constant.management)
    case .sessionCredentialFromConsole: bytes.append(contentsOf: Constant.yes)
    default: break
    }
  }
}

/// Values without variety.
private enum Constant {
  static let null = Template("null")
  static let yes = Array("true".utf8)
  static let no = Array("false".utf8)
  static let data = Array("Data".utf8)
  static let management = Array("Management".utf8)
  static let endpoint = Template("vpce-0<hex:16>")
  static let tls = [
    #"{"tlsVersion":"TLSv1.2","cipherSuite":"ECDHE-RSA-AES128-GCM-SHA256","#
      + #""clientProvidedHostHeader":""#,
    #"{"tlsVersion":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","#
      + #""clientProvidedHostHeader":""#,
  ].map { Template($0) }
}
