import CloudTrailRecords
import TestSupport
import Testing

@Suite("The fingerprint of a value")
struct JSONFingerprintTests {
  /// The bytes themselves, so that two forms have the same digest only if a test could see no difference.
  private static func fingerprint(_ text: String) throws -> JSONDigest {
    let bytes = Array(text.utf8)
    return try JSONValue(bytes.span).fingerprint(leavingOut: "eventContext") { bytes in
      var hash = (UInt64(0xcbf2_9ce4_8422_2325), UInt64(bytes.count))
      for index in bytes.indices {
        hash.0 = (hash.0 ^ UInt64(bytes[index])) &* 0x100_0000_01b3
        hash.1 = (hash.1 &+ UInt64(bytes[index])) &* 0x9e37_79b9_7f4a_7c15
      }
      return JSONDigest(hash.0, hash.1, 0, 0)
    }
  }

  /// Longer than what stands in its container as it is.
  private static let long = String(repeating: "0123456789", count: 103)

  @Test(
    "is the same for values that hold the same",
    arguments: [
      [
        #"{"a":1,"b":[true,null]}"#, #"{ "b" : [ true , null ] , "a" : 1 }"#,
        #"{"\u0061":1,"b":[true,null]}"#,
      ],
      [#""\u00e9/""#, #""é\/""#], [#"{"a":1}"#, #"{"a":1,"a":2}"#, #"{"a":1,"\u0061":{}}"#],
      [#"{"a":1}"#, #"{"eventContext":{"x":[1]},"a":1}"#, #"{"a":1,"eventCont\u0065xt":0}"#],
      [#"{"x":{"k":"\#(long)","l":[]}}"#, #"{"x":{"l":[],"k":"\#(long)"}}"#],
    ])
  func same(_ texts: [String]) throws {
    #expect(Set(try texts.map(Self.fingerprint)).count == 1)
  }

  @Test("is another one for each value that holds something else")
  func different() throws {
    let texts = [
      "{}", "[]", "\"\"", "0", "-0", "0.0", "\"0\"", "null", "\"null\"", "true", "false", "[0]", "[[0]]",
      "[[],0]",
      "[0,[]]", "[0,0]", #"{"a":"bc"}"#, #"{"ab":"c"}"#, #"{"a":"b","c":"d"}"#, #"{"a":"b\",\"c\":\"d"}"#,
      #"{"a":{"b":1}}"#, #"{"a":{"b":"1"}}"#, #"{"a":["b",1]}"#, #"["a",{"b":1}]"#, #"["a","b",1]"#,
      #"{"x":{"eventContext":1}}"#, #"{"x":{}}"#, #""é""#, #""e\u0301""#, #"{"a":1,"A":2}"#,
      #"{"a":2,"A":1}"#,
      "[\"\(Self.long)\"]", "[[\"\(Self.long)\"]]", "{\"\(Self.long)\":0}", "{\"\(Self.long)\":1}",
    ]
    let fingerprints = try texts.map(Self.fingerprint)
    for (index, fingerprint) in fingerprints.enumerated() {
      let equal = texts.indices.filter { fingerprints[$0] == fingerprint }
      #expect(equal == [index], "\(equal.map { texts[$0] })")
    }
  }

  @Test("takes time in proportion to the bytes, however deep and however many they are")
  func hostile() throws {
    func digested(_ text: String) throws -> Int {
      var count = 0
      let bytes = Array(text.utf8)
      _ = try JSONValue(bytes.span).fingerprint(leavingOut: "x") { bytes in
        count += bytes.count
        return JSONDigest(repeating: UInt64(bytes.count))
      }
      return count
    }
    let deep =
      String(repeating: "[", count: 250) + "\"" + String(repeating: "x", count: 10_000) + "\""
      + String(repeating: "]", count: 250)
    #expect(try digested(deep) < 3 * deep.utf8.count)
    let deepAndShort =
      "[" + Array(repeating: deep.replacing("x", with: ""), count: 100).joined(separator: ",") + "]"
    #expect(try digested(deepAndShort) < 3 * deepAndShort.utf8.count)
    let many = "[" + Array(repeating: "[]", count: 10_000).joined(separator: ",") + "]"
    #expect(try digested(many) < 3 * many.utf8.count)
  }
}
