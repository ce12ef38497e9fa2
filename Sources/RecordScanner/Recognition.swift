/// What a record's own eventSource and eventName say of it.
///
/// Both are read as decoded strings at the record's own top level. A record that names a retention call, and
/// is neither one nor the call of another service that happens to have the same name, is a near miss: it was
/// changed, cut or written by hand, and is not dropped in silence.
enum Recognition {
  case call(RetentionCall)
  /// A near miss, and what is wrong with it.
  case nearMiss(String)
  case other

  init(_ record: JSONFields) {
    var names = Names()
    var sources = Sources()
    for index in 0..<record.count {
      names.note(record.key(at: index), record.value(at: index))
      sources.note(record.key(at: index), record.value(at: index))
    }
    if let call = names.call, sources.first == .exact {
      self = .call(call)
    } else if let name = names.near, sources.mayBeService {
      let reason =
        names.count > 1 || sources.count > 1
        ? "it has more than one eventName or eventSource" : (sources.first ?? .missing).reason
      self = .nearMiss("a record that names \(name.rawValue) is not taken for a retention event: \(reason)")
    } else {
      self = .other
    }
  }
}

/// The values of all keys that are eventName, or would be without regard to case.
private struct Names {
  var count = 0
  /// The call that the first one names that is spelled right.
  var call: RetentionCall?
  private var isSettled = false
  /// The call that any of them names, or nearly names.
  var near: RetentionCall?

  mutating func note(_ key: JSONString, _ value: JSONValue) {
    guard key.isEqual(to: "eventName", ignoringCase: true) else { return }
    count += 1
    let isExact = !isSettled && key.isEqual(to: "eventName")
    isSettled = isSettled || isExact
    guard let name = value.string else { return }
    if isExact { call = RetentionCall(named: name) }
    near = near ?? RetentionCall(like: name)
  }
}

/// The values of all keys that are eventSource, or would be without regard to case.
private struct Sources {
  var count = 0
  private var exact: Source?
  private var misspelled: Source?
  private var areOthers = true

  /// What counts.
  var first: Source? { exact ?? misspelled }
  /// Whether any of them, or that there is none, leaves open whose call it is.
  var mayBeService: Bool { count == 0 || !areOthers }

  mutating func note(_ key: JSONString, _ value: JSONValue) {
    guard key.isEqual(to: "eventSource", ignoringCase: true) else { return }
    count += 1
    let source = Source(value)
    areOthers = areOthers && source == .other
    if key.isEqual(to: "eventSource") {
      exact = exact ?? source
    } else {
      misspelled = misspelled ?? (source == .other ? .other : .misspelledKey)
    }
  }
}

/// What the value of eventSource is.
private enum Source {
  case exact, misspelledKey, missing
  /// A service's, but for blanks, invisible characters and capitals.
  case alike
  /// Another service's.
  case other
  case noService
  /// Of the family of the services that have retention calls.
  case sibling

  init(_ value: JSONValue) {
    guard let text = value.string, !text.content.isEmpty else {
      self = .missing
      return
    }
    if RetentionCall.sources.contains(where: { text.isEqual(to: $0) }) {
      self = .exact
    } else if text.utf8.isServiceName, !text.utf8.isOfFamily {
      self = .other
    } else {
      let bare = text.bareText
      let isAlike = RetentionCall.sources.contains { bare == "\($0)" }
      self = isAlike ? .alike : text.utf8.isServiceName ? .sibling : .noService
    }
  }

  /// Why a record that names a retention call is none.
  var reason: String {
    switch self {
    case .exact, .other: "eventName differs from it in blanks, invisible characters or capitals"
    case .misspelledKey: "eventSource is written in other letters"
    case .missing: "it has no eventSource"
    case .alike: "eventSource differs from its service's in blanks, invisible characters or capitals"
    case .sibling: "eventSource is of another service of the family"
    case .noService: "eventSource is not of the form NAME.amazonaws.com"
    }
  }
}

extension RetentionCall {
  /// The call whose name a string is, but for blanks, invisible characters and capitals.
  fileprivate init?(like name: JSONString) {
    let bare = name.bareText
    // Some services append the version of their API: PutRetentionSettings20180501.
    let name = bare.prefix { !$0.isNumber }
    let isVersioned = bare.utf8.count == name.utf8.count + 8
    guard isVersioned || name == bare,
      let call = RetentionCall.names.first(where: { "\($0.name)".lowercased() == name })
    else { return nil }
    self = call.call
  }
}

extension JSONString {
  /// The text in small ASCII letters, without the scalars that nobody sees.
  fileprivate var bareText: String {
    var bare = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !scalar.isUnseen {
      bare.append(scalar.isASCII ? Unicode.Scalar(UInt8(scalar.value).asciiLowercased) : scalar)
    }
    return String(bare)
  }
}

extension Unicode.Scalar {
  /// White space, a control, or what is shown as nothing; so too the mark of bytes that are not UTF-8.
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
  /// Whether the text is the name of a service of the Chime family, under which no retention call was seen so far.
  fileprivate var isOfFamily: Bool { starts(with: "chime".utf8) }

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
