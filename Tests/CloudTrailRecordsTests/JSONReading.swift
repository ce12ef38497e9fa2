import CloudTrailRecords

/// Reads a text as one JSON value and gives what `body` takes out of it.
func readJSON<Result>(
  _ text: String, _ body: (JSONValue) -> Result
) throws(JSONFault) -> Result {
  try readJSON(Array(text.utf8), body)
}

/// Reads bytes as one JSON value and gives what `body` takes out of it.
func readJSON<Result>(
  _ bytes: [UInt8], _ body: (JSONValue) -> Result
) throws(JSONFault) -> Result {
  body(try JSONValue(bytes.span))
}

/// What is wrong with bytes as one JSON value, or nil.
func jsonFault(_ bytes: [UInt8]) -> JSONFault? {
  do {
    return try readJSON(bytes) { _ in nil }
  } catch {
    return error
  }
}

/// What is wrong with a text as one JSON value, or nil.
func jsonFault(_ text: String) -> JSONFault? {
  jsonFault(Array(text.utf8))
}
