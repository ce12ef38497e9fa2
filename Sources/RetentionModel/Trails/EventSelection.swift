internal import CloudTrailRecords

/// Whether the selectors of a trail leave the calls out that change retention settings, which are management events
/// that write.
///
/// Source: the CloudTrail API reference (PutEventSelectors). Basic selectors can leave management events out
/// wholly, by readWriteType, and those of two services; what advanced selectors leave out is only judged in the two
/// forms that the console writes.
public enum EventSelection: Hashable, Sendable {
  /// The calls are logged.
  case included
  /// They are not.
  case leftOut
  /// It cannot be told: the request is not shown, or has a form that is not judged.
  case mayBeLeftOut

  /// - Parameters:
  ///   - response: responseElements, which count where they show selectors.
  ///   - request: requestParameters.
  /// - Returns: nil if neither shows any.
  init?(response: JSONValue?, request: JSONValue?) {
    guard let shown = EventSelection(response) ?? EventSelection(request) else { return nil }
    self = shown
  }

  /// - Returns: nil if a side of the call shows no selectors.
  private init?(_ side: JSONValue?) {
    guard let side else { return nil }
    if let selectors = side.member("advancedEventSelectors", ignoringCase: true), selectors.hasElements {
      self = selectors.hasElement { $0.isWholeManagement } ? .included : .mayBeLeftOut
    } else if let selectors = side.member("eventSelectors", ignoringCase: true), selectors.kind == .array {
      self = selectors.hasElement { $0.includesWrites } ? .included : .leftOut
    } else {
      return nil
    }
  }
}

extension BodyFingerprint {
  /// Of the selectors alone.
  /// - Returns: nil if a side of the call shows none.
  init?(selectorsIn side: JSONValue?) {
    guard let side else { return nil }
    if let selectors = side.member("advancedEventSelectors", ignoringCase: true), selectors.hasElements {
      self.init(selectors)
    } else if let selectors = side.member("eventSelectors", ignoringCase: true), selectors.kind == .array {
      self.init(selectors)
    } else {
      return nil
    }
  }
}

extension JSONValue {
  fileprivate var hasElements: Bool { hasElement { _ in true } }

  fileprivate func hasElement(where fits: (JSONValue) -> Bool) -> Bool {
    guard kind == .array else { return false }
    var elements = elements
    while let element = elements.next() { if fits(element) { return true } }
    return false
  }

  private func isText(_ key: StaticString, _ text: StaticString) -> Bool {
    member(key, ignoringCase: true)?.isString(text, ignoringCase: true) ?? false
  }

  /// Of a basic selector: whether it has the management events that write, of every service that can matter.
  fileprivate var includesWrites: Bool {
    let included = member("includeManagementEvents", ignoringCase: true)
    if included?.bool == false || included?.isString("false", ignoringCase: true) ?? false { return false }
    if isText("readWriteType", "ReadOnly") { return false }
    return !(member("excludeManagementEventSources", ignoringCase: true)?.namesOthers ?? false)
  }

  /// Of an advanced selector: whether it has all management events, or all that write.
  fileprivate var isWholeManagement: Bool {
    guard let fields = member("fieldSelectors", ignoringCase: true), fields.kind == .array else {
      return false
    }
    var isManagement = false
    var elements = fields.elements
    while let field = elements.next() {
      if field.isText("field", "eventCategory"), field.equalsOnly("Management") {
        isManagement = true
      } else if field.isText("field", "readOnly"), field.equalsOnly("false") {
        continue
      } else if field.isText("field", "eventSource"), !field.hasOtherOperators(than: "notEquals"),
        !(field.member("notEquals", ignoringCase: true)?.namesOthers ?? true)
      {
        continue
      } else {
        return false
      }
    }
    return isManagement
  }

  /// Whether it names other services than the two whose events a trail may do without.
  private var namesOthers: Bool {
    if kind == .null { return false }
    guard kind == .array else { return true }
    return hasElement { !$0.isString("kms.amazonaws.com") && !$0.isString("rdsdata.amazonaws.com") }
  }

  private func equalsOnly(_ text: StaticString) -> Bool {
    guard !hasOtherOperators(than: "equals"), let values = member("equals", ignoringCase: true) else {
      return false
    }
    return values.hasElements && !values.hasElement { !$0.isString(text, ignoringCase: true) }
  }

  /// Whether a field selector has another operator that says anything.
  private func hasOtherOperators(than own: String) -> Bool {
    var members = members
    while let member = members.next() {
      let key = member.key.text.lowercased()
      if key == "field" || key == own.lowercased() { continue }
      if member.value.kind != .null, !(member.value.kind == .array && !member.value.hasElements) {
        return true
      }
    }
    return false
  }
}
