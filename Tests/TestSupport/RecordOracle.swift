internal import Foundation

/// What Foundation finds in a whole plain input: slow, obvious, and written without a look at the scanner.
///
/// It cannot see the order of keys nor a repeated key, so inputs in which these matter are not for it.
public struct RecordOracle {
  /// A record of a retention call.
  public struct Match: Equatable {
    /// Which record of the input it is, counted from 0.
    public let record: Int
    /// Its value, as `canonicalJSON` writes it.
    public let value: String
  }

  /// How many records the input contains.
  public private(set) var records = 0
  /// Those of retention calls.
  public private(set) var matches: [Match] = []
  /// How many values are in the place of a record but are not one; those at the beginning of a document count
  /// as one.
  public private(set) var nonRecords = 0
  /// How many records are nearly of a retention call.
  public private(set) var nearMisses = 0

  /// - Parameter input: one or more documents; nil is returned if Foundation cannot read all of them.
  public init?(_ input: [UInt8]) {
    // A zero byte would make Foundation guess at UTF-16.
    guard !input.contains(0), let documents = RecordOracle.documents(in: input) else { return nil }
    for document in documents {
      if let elements = document as? [Any] {
        for element in elements { addDocument(element) }
      } else {
        addDocument(document)
      }
    }
  }

  private static let fields: Set<String> = [
    "eventVersion", "userIdentity", "eventTime", "eventSource", "eventName", "awsRegion",
    "sourceIPAddress", "userAgent", "requestParameters", "responseElements", "requestID", "eventID",
    "eventType", "recipientAccountId",
  ]
  private static let sources: Set<String> = ["chime.amazonaws.com", "chime-sdk-identity.amazonaws.com"]
  private static let names: Set<String> = [
    "PutRetentionSettings", "GetRetentionSettings",
    "PutAppInstanceRetentionSettings", "GetAppInstanceRetentionSettings",
  ]

  private mutating func addDocument(_ document: Any) {
    guard let object = document as? [String: Any] else {
      nonRecords += 1
      return
    }
    var document = DocumentState()
    if !RecordOracle.fields.isDisjoint(with: object.keys) {
      addRecord(object, &document)
    } else if let elements = object["Records"] as? [Any] {
      for element in elements { addRecord(element, &document) }
    } else {
      nonRecords += 1
    }
  }

  /// What is known of a document by its elements so far.
  private struct DocumentState {
    var isCloudTrails = false
    var isRefused = false
  }

  private mutating func addRecord(_ element: Any, _ document: inout DocumentState) {
    guard let object = element as? [String: Any] else {
      nonRecords += 1
      return
    }
    let isMatch =
      RecordOracle.sources.contains(object["eventSource"] as? String ?? "")
      && RecordOracle.names.contains(object["eventName"] as? String ?? "")
    let isNearMiss = !isMatch && RecordOracle.isNearMiss(object)
    let isWhole = ["eventTime", "eventSource", "eventName"].allSatisfy {
      (object[$0] as? String)?.isEmpty == false
    }
    guard document.isCloudTrails || isMatch || isNearMiss || isWhole else {
      if !document.isRefused { nonRecords += 1 }
      document.isRefused = true
      return
    }
    document.isCloudTrails = true
    if isMatch { matches.append(Match(record: records, value: canonical(object) ?? "?")) }
    if isNearMiss { nearMisses += 1 }
    records += 1
  }

  /// Whether any spelling of eventName has any spelling of a call's name, and no unrelated service has it.
  private static func isNearMiss(_ object: [String: Any]) -> Bool {
    func values(_ key: String) -> [String?] {
      object.filter { $0.key.lowercased() == key }.map { $0.value as? String }
    }
    let names = Set(RecordOracle.names.map { $0.lowercased() })
    guard values("eventname").contains(where: { names.contains(bare($0 ?? "")) }) else { return false }
    let others = values("eventsource").filter { source in
      guard let source, !RecordOracle.sources.contains(source), !source.hasPrefix("chime") else {
        return false
      }
      return source.wholeMatch(of: /[a-z0-9.\-]+\.amazonaws\.com(\.cn)?/) != nil
    }
    return values("eventsource").isEmpty || others.count < values("eventsource").count
  }

  private static func bare(_ text: String) -> String {
    let unseen = CharacterSet.whitespacesAndNewlines.union(.controlCharacters).union(.illegalCharacters)
    let seen = text.unicodeScalars.filter { !unseen.contains($0) && $0 != "\u{fffd}" }
    return String(String.UnicodeScalarView(seen)).lowercased()
  }

  /// The documents of the input: it is one, or each line is one, or they follow each other anyhow.
  private static func documents(in input: [UInt8]) -> [Any]? {
    let input = withoutLeadingSpace(input[...])
    if input.isEmpty { return [] }
    if let whole = parse(input) { return [whole] }
    let lines = input.split(separator: UInt8(ascii: "\n")).map(withoutLeadingSpace)
    let parsed = lines.filter { !$0.isEmpty }.map(parse)
    if !parsed.contains(where: { $0 == nil }) { return parsed.compactMap { $0 } }
    return documentsByTrial(in: input)
  }

  /// The shortest beginning that is a document is the first document, and so on.
  private static func documentsByTrial(in input: ArraySlice<UInt8>) -> [Any]? {
    var result: [Any] = []
    var rest = input
    while !rest.isEmpty {
      var next: (end: Int, document: Any)?
      for end in rest.indices where rest[end] == UInt8(ascii: "}") || rest[end] == UInt8(ascii: "]") {
        guard let document = parse(rest[...end]) else { continue }
        next = (end, document)
        break
      }
      guard let next else { return nil }
      result.append(next.document)
      rest = withoutLeadingSpace(rest[(next.end + 1)...])
    }
    return result
  }

  private static func withoutLeadingSpace(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = bytes
    while let first = rest.first {
      if rest.starts(with: [0xef, 0xbb, 0xbf]) {
        rest = rest.dropFirst(3)
      } else if " \t\r\n".utf8.contains(first) {
        rest = rest.dropFirst()
      } else {
        break
      }
    }
    return rest
  }

  private static func parse(_ bytes: ArraySlice<UInt8>) -> Any? {
    guard let value = try? JSONSerialization.jsonObject(with: Data(bytes)) else { return nil }
    return hasTrailingComma(bytes) ? nil : value
  }
}

/// A JSON object or array as Foundation reads it, written with sorted keys: equal texts are equal values.
/// - Returns: nil if Foundation does not read it. Invalid UTF-8 is repaired first.
public func canonicalJSON(_ bytes: [UInt8]) -> String? {
  let repaired = Data(String(decoding: bytes, as: UTF8.self).utf8)
  guard let value = try? JSONSerialization.jsonObject(with: repaired) else { return nil }
  return canonical(value)
}

/// Whether Foundation takes the bytes for one JSON value of any kind.
///
/// Unlike RFC 8259 it does not take numbers that are too big for a Double, nor invalid UTF-8, nor halves of
/// surrogate pairs.
public func isJSON(_ bytes: [UInt8]) -> Bool {
  !bytes.contains(0) && !hasTrailingComma(bytes[...])
    && (try? JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])) != nil
}

/// Whether a comma outside strings precedes a closing bracket, which Foundation lets pass.
private func hasTrailingComma(_ bytes: ArraySlice<UInt8>) -> Bool {
  var isInString = false
  var isEscaped = false
  var last: UInt8 = 0
  for byte in bytes {
    if isInString {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString = false
      }
    } else if last == UInt8(ascii: ","), byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
      return true
    } else if byte == UInt8(ascii: "\"") {
      isInString = true
    }
    if !" \t\r\n".utf8.contains(byte) { last = byte }
  }
  return false
}

private func canonical(_ value: Any) -> String? {
  guard let data = try? JSONSerialization.data(withJSONObject: value, options: [.sortedKeys]) else {
    return nil
  }
  return String(decoding: data, as: UTF8.self)
}
