/// What a record is, according to its own eventSource and eventName.
///
/// Both are read as decoded strings at the record's top level. A record that names a wanted call but is
/// neither that call nor the call of the same name of another service is a near miss: it was edited, cut or
/// written by hand, and is reported.
enum Recognition {
  case call(WantedCalls.Call)
  /// A near miss, and what is wrong with it.
  case nearMiss(String)
  case other

  init(_ record: JSONFields, wanted: WantedCalls) {
    let names = Names(of: record, wanted)
    if let call = names.call, Sources(of: record, wanted.groups[call.group]).first == .exact {
      self = .call(call)
      return
    }
    self = .other
    guard let call = names.near else { return }
    let sources = Sources(of: record, wanted.groups[call.group])
    guard sources.mayBeService else { return }
    let reason =
      names.count > 1 || sources.count > 1
      ? "it has more than one eventName or eventSource" : (sources.first ?? .missing).reason
    self = .nearMiss("a record that names \(call.eventName) is not taken for a retention event: \(reason)")
  }
}

/// The values of all keys that equal eventName, ignoring case.
private struct Names {
  var count = 0
  /// The call named by the first key in the exact spelling.
  var call: WantedCalls.Call?
  /// The call that any of them names, exactly or nearly.
  var near: WantedCalls.Call?

  init(of record: JSONFields, _ wanted: WantedCalls) {
    var isSettled = false
    for index in 0..<record.count {
      let key = record.key(at: index)
      guard key.isEqual(to: "eventName", ignoringCase: true) else { continue }
      count += 1
      let isExact = !isSettled && key.isEqual(to: "eventName")
      isSettled = isSettled || isExact
      guard let name = record.value(at: index).string else { continue }
      let named = wanted.call(named: name)
      if isExact { call = named }
      near = near ?? named ?? wanted.call(like: name)
    }
  }
}

/// The values of all keys that equal eventSource, ignoring case.
private struct Sources {
  var count = 0
  private var exact: Source?
  private var misspelled: Source?
  private var areOthers = true

  /// The one that counts.
  var first: Source? { exact ?? misspelled }
  /// Whether the call may be the service's: there is no eventSource, or not all of them name another service.
  var mayBeService: Bool { count == 0 || !areOthers }

  /// - Parameter group: the calls that include the record's name.
  init(of record: JSONFields, _ group: WantedCalls.Group) {
    for index in 0..<record.count {
      let key = record.key(at: index)
      guard key.isEqual(to: "eventSource", ignoringCase: true) else { continue }
      count += 1
      let source = Source(record.value(at: index), group)
      areOthers = areOthers && source == .other
      if key.isEqual(to: "eventSource") {
        exact = exact ?? source
      } else {
        misspelled = misspelled ?? (source == .other ? .other : .misspelledKey)
      }
    }
  }
}

/// The kinds of values of eventSource.
private enum Source {
  case exact, misspelledKey, missing
  /// The service's, apart from blanks, invisible characters and capitals.
  case alike
  /// Another service's.
  case other
  case noService
  /// A related service's.
  case sibling

  init(_ value: JSONValue, _ group: WantedCalls.Group) {
    guard let string = value.string, !string.content.isEmpty else {
      self = .missing
      return
    }
    let text = string.utf8
    let isRelated = group.relatedSources.map { text.starts(with: $0.utf8) } ?? false
    if group.eventSources.contains(where: { text.elementsEqual($0.utf8) }) {
      self = .exact
    } else if text.isServiceName, !isRelated {
      self = .other
    } else {
      let bare = string.bareText
      let isAlike = group.eventSources.contains { bare.utf8.elementsEqual($0.utf8) }
      self = isAlike ? .alike : text.isServiceName ? .sibling : .noService
    }
  }

  /// Why a record that names a wanted call is not one.
  var reason: String {
    switch self {
    case .exact, .other: "eventName differs from it in blanks, invisible characters or capitals"
    case .misspelledKey: "the key eventSource is spelled with other capitals"
    case .missing: "it has no eventSource"
    case .alike: "eventSource differs from its service's in blanks, invisible characters or capitals"
    case .sibling: "eventSource is that of a related service"
    case .noService: "eventSource is not of the form NAME.amazonaws.com"
    }
  }
}

extension WantedCalls {
  /// The call whose name equals the string.
  fileprivate func call(named name: JSONString) -> Call? {
    let text = name.utf8
    return calls.first { text.elementsEqual($0.eventName.utf8) }
  }

  /// The call whose name equals the string, apart from blanks, invisible characters and capitals.
  fileprivate func call(like name: JSONString) -> Call? {
    let bare = name.bareText
    return calls.first { call in
      let name = call.eventName.lowercased()
      guard bare.hasPrefix(name) else { return false }
      // Some services append the version of their API: ListExamples20180501.
      let version = bare.dropFirst(name.count)
      return version.isEmpty || version.first?.isNumber == true && version.utf8.count == 8
    }
  }
}

extension JSONString {
  /// The text in lowercase ASCII letters, without invisible scalars.
  fileprivate var bareText: String {
    var bare = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !scalar.isUnseen {
      bare.append(scalar.isASCII ? Unicode.Scalar(UInt8(scalar.value).asciiLowercased) : scalar)
    }
    return String(bare)
  }
}

extension Unicode.Scalar {
  /// White space, a control or an invisible character; also the replacement character for invalid UTF-8.
  fileprivate var isUnseen: Bool {
    if isASCII { return value <= 0x20 || value == 0x7f }
    switch properties.generalCategory {
    case .control, .format, .unassigned: return true
    default: break
    }
    return properties.isWhitespace || properties.isDefaultIgnorableCodePoint
      || value == 0x2800 || value == 0xfffd
  }
}

extension [UInt8] {
  /// Whether the text is NAME.amazonaws.com, or NAME.amazonaws.com.cn.
  fileprivate var isServiceName: Bool {
    let domains = [".amazonaws.com", ".amazonaws.com.cn"]
    guard let domain = domains.first(where: { suffix($0.utf8.count).elementsEqual($0.utf8) }) else {
      return false
    }
    let labels = dropLast(domain.utf8.count).split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return labels.allSatisfy { label in
      !label.isEmpty
        && label.allSatisfy { $0.isASCIILowercase || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
    }
  }
}
