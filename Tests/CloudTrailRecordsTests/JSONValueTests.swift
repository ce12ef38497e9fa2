import CloudTrailRecords
import Testing

@Suite("JSON values")
struct JSONValueTests {
  @Test(
    "each value tells its kind, white space around it is not part of it",
    arguments: [
      ("{}", .object), ("[]", .array), ("\"\"", .string), ("-1", .number), ("true", .bool),
      ("false", .bool), ("null", .null), ("{\"a\":[1]}", .object),
    ] as [(String, JSONValue.Kind)])
  func kinds(_ json: String, _ kind: JSONValue.Kind) throws {
    let value = try readJSON(" \t\r\n\(json) \t\r\n") { ($0.kind, $0.literal) }
    #expect(value.0 == kind)
    #expect(value.1 == json)
  }

  @Test(
    "an integer is a number without fraction and exponent that fits",
    arguments: [
      ("0", 0), ("-0", 0), ("30", 30), ("-5475", -5475), ("9223372036854775807", .max),
      ("-9223372036854775808", .min), ("9223372036854775808", nil), ("-9223372036854775809", nil),
      ("100000000000000000000000000000000", nil), ("1.0", nil), ("1e2", nil), ("1E0", nil), ("-1.5", nil),
      ("\"30\"", nil), ("null", nil), ("true", nil), ("[30]", nil),
    ] as [(String, Int?)])
  func integers(_ json: String, _ integer: Int?) throws {
    #expect(try readJSON(json) { $0.integer } == integer)
  }

  @Test("only true and false are booleans; only strings have text")
  func scalars() throws {
    #expect(try readJSON("true") { $0.bool } == true)
    #expect(try readJSON("false") { $0.bool } == false)
    for json in ["null", "1", "\"true\"", "[true]", "{}"] {
      #expect(try readJSON(json) { $0.bool } == nil)
    }
    for json in ["null", "1", "true", "[\"a\"]", "{\"a\":\"a\"}"] {
      #expect(try readJSON(json) { $0.text } == nil)
    }
  }

  @Test("members come in their order, with their own bytes, repeated keys included")
  func members() throws {
    let json = #" { "a" : 1 , "b":{"a":[2,{}]},"\u0061":"}" ,"":[ ],"c\"":null } "#
    let members = try readJSON(json) { object in
      var result: [String] = []
      var members = object.members
      while let member = members.next() { result.append("\(member.key.text)=\(member.value.literal)") }
      return result
    }
    #expect(members == ["a=1", #"b={"a":[2,{}]}"#, #"a="}""#, "=[ ]", #"c"=null"#])
  }

  @Test("elements come in their order, with their own bytes")
  func elements() throws {
    let elements = try readJSON(#"[ 1,[],{ } ,"],",[[2],3] , -0.5e+1,true ]"#) { array in
      var result: [String] = []
      var elements = array.elements
      while let element = elements.next() { result.append(element.literal) }
      return result
    }
    #expect(elements == ["1", "[]", "{ }", "\"],\"", "[[2],3]", "-0.5e+1", "true"])
  }

  @Test("what is no container, or empty, has neither members nor elements")
  func nothingInside() throws {
    for json in ["{}", "[]", "{ \n}", "[ ]", "1", "\"[1]\"", "null"] {
      let counts = try readJSON(json) { value in
        var members = value.members
        var elements = value.elements
        return members.next() == nil && elements.next() == nil
      }
      #expect(counts, "\(json)")
    }
    let crossed = try readJSON(#"[{"a":1}]"#) { value in
      var members = value.members
      return members.next() == nil && value.member("a") == nil
    }
    #expect(crossed)
    let object = try readJSON(#"{"a":1}"#) { value in
      var elements = value.elements
      return elements.next() == nil
    }
    #expect(object)
  }

  @Test("a member is found by its decoded key, the first of several, at this level only")
  func lookUp() throws {
    let json = #"{"x":{"days":1},"Days":2,"d\u0061ys":3,"days":4,"list":[{"deep":5}]}"#
    let found = try readJSON(json) { object in
      [
        object.member("days")?.integer, object.member("days", ignoringCase: true)?.integer,
        object.member("DAYS")?.integer, object.member("deep")?.integer,
        object.member("x")?.member("days")?.integer, object.member("")?.integer,
        object.member("dayss")?.integer,
      ]
    }
    #expect(found == [3, 2, nil, nil, 1, nil, nil])
  }

  @Test("a deep value is walked level by level")
  func deepWalk() throws {
    let depth = 256
    let json =
      String(repeating: #"{"a":"#, count: depth - 1) + "{}" + String(repeating: "}", count: depth - 1)
    let levels = try readJSON(json) { outermost in
      var value = outermost
      var levels = 1
      while let inner = value.member("a") {
        value = inner
        levels += 1
      }
      return levels
    }
    #expect(levels == depth)
  }
}
