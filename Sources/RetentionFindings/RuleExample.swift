extension Rule {
  /// A small history, told in lines that both a reader and the tests understand.
  ///
  /// Each line is a call: the time, `put`, `get`, `app-put` or `app-get`, and words of the form `key=value`; what
  /// is left out is ordinary. `room=30` asks for 30 days, `room=off` for keeping messages for ever;
  /// `reported.room=30` is what the response says; `by=ROLE/SESSION`, `by=user/NAME` or `by=root`; `from` is an
  /// address, `error` an errorCode; `corrects=ID` and `updated=FIELDS` are an addendum's; `behind=fault` was found behind a
  /// fault of its file, and `in=NAME` in that file. `file NAME members=2` is a file with two gzip members, or `documents`.
  public struct Example: Sendable {
    /// The calls.
    public let history: String
    /// The clock; long after the last call unless told.
    public let asOf: String?
    /// The policy's YAML.
    public let policy: String?
    /// Where the example stands, for a test that fails.
    public let file: StaticString
    /// Where the example stands, for a test that fails.
    public let line: UInt

    /// - Parameters: see the properties.
    public init(
      _ history: String, asOf: String? = nil, policy: String? = nil, file: StaticString = #fileID,
      line: UInt = #line
    ) {
      self.history = history
      self.asOf = asOf
      self.policy = policy
      self.file = file
      self.line = line
    }
  }
}
