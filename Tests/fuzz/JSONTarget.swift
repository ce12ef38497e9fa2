import Foundation
import CloudTrailRecords
import TestSupport

/// What is JSON is what Foundation takes for JSON, and a value holds what Foundation reads in it.
func fuzzJSON(_ bytes: [UInt8]) {
  let fault: JSONFault?
  do throws(JSONFault) {
    let value = try JSONValue(bytes.span)
    var traits = JSONTraits()
    traits.add(value)
    examine(value, traits, bytes)
    fault = nil
  } catch {
    fault = error
  }
  guard let fault, isJSON(bytes) else { return }
  // Foundation nests deeper, and passes a byte order mark.
  let hasMark = [[0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff]].contains { bytes.starts(with: $0) }
  check(fault == .tooDeep || hasMark, "Foundation reads it; to us it is \(fault)")
}

private func examine(_ value: JSONValue, _ traits: JSONTraits, _ bytes: [UInt8]) {
  let copy = value.copyBytes()
  guard let again = try? JSONValue(copy.span) else { return check(false, "a value's own bytes are no JSON") }
  checkEqual(fingerprint(again), fingerprint(value), "the fingerprint depends on the layout")
  check(value.isUTF8 == (String(validating: bytes, as: UTF8.self) != nil), "isUTF8")
  if !traits.isRepaired, !traits.repeatsKey {
    var other = ""
    respell(value, into: &other)
    let otherBytes = Array(other.utf8)
    guard let respelled = try? JSONValue(otherBytes.span) else { return check(false, "no JSON: \(other)") }
    checkEqual(fingerprint(respelled), fingerprint(value), "the fingerprint depends on the spelling")
  }
  if traits.isRepaired || traits.hasHugeNumber { return }
  check(isJSON(bytes), "Foundation does not read it")
  guard let object = try? JSONSerialization.jsonObject(with: Data(copy), options: [.fragmentsAllowed]) else {
    return check(false, "Foundation does not read the value's own bytes")
  }
  if !traits.hasMark { compare(value, object) }
}

private func fingerprint(_ value: JSONValue) -> JSONDigest {
  value.fingerprint(leavingOut: "left out") { bytes in
    var hasher = Hasher()
    for index in bytes.indices { hasher.combine(bytes[index]) }
    return JSONDigest(UInt64(bitPattern: Int64(hasher.finalize())), UInt64(bytes.count), 0, 0)
  }
}

/// Goes over both readings; of a key that occurs twice nothing is said.
private func compare(_ value: JSONValue, _ object: Any) {
  switch value.kind {
  case .object:
    guard let object = object as? [String: Any] else { return check(false, "an object is \(object)") }
    var counts: [String: Int] = [:]
    var members = value.members
    while let member = members.next() { counts[member.key.text, default: 0] += 1 }
    check(Set(counts.keys) == Set(object.keys), "the keys are \(counts.keys) and \(object.keys)")
    members = value.members
    while let member = members.next() {
      let key = member.key.text
      if counts[key] == 1, let value = object[key] { compare(member.value, value) }
    }
  case .array:
    guard let array = object as? [Any] else { return check(false, "an array is \(object)") }
    var rest = array[...]
    var elements = value.elements
    while let element = elements.next() {
      guard let first = rest.popFirst() else { return check(false, "an array has fewer elements") }
      compare(element, first)
    }
    check(rest.isEmpty, "an array has \(rest.count) elements more")
  case .string:
    let text = object as? String
    check(text?.utf8.elementsEqual(value.text?.utf8 ?? "".utf8) == true, "a text is \(value.literal)")
  case .number:
    let number = object as? NSNumber
    check(number != nil, "a number is \(object)")
    if let integer = value.integer { check(number?.intValue == integer, "\(integer) is \(object)") }
  case .bool: check(object as? Bool == value.bool, "\(value.literal) is \(object)")
  case .null: check(object is NSNull, "null is \(object)")
  }
}
