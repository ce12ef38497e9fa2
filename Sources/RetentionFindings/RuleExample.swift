extension Rule {
  /// A small history, written in lines that both a reader and the tests understand.
  ///
  /// Each line is a call: the time, `put`, `get`, `app-put` or `app-get`, and words of the form `key=value`;
  /// anything left out has a default. `room=30` requests 30 days, `room=off` no expiry; `reported.room=30` is
  /// the response's value; `by=ROLE/SESSION`, `by=user/NAME` or `by=root` is the caller; `from` is an
  /// address, `error` an errorCode; `corrects=ID` and `updated=FIELDS` belong to an addendum; `behind=fault`
  /// marks a record found after a fault in its file, and `in=NAME` names that file. `file NAME members=2` is
  /// a file with two gzip members, or `documents`, and `fault=altered-log` one that digests find fault with. `trail StopLogging` is one of CloudTrail's own calls, with
  /// `name`, `region`, `account`, `by`, `error` and `id`; `management=false` and `type=ReadOnly` are of selectors,
  /// `regions=one` or `all` of an update.
  public struct Example: Sendable {
    /// The calls.
    public let history: String
    /// The clock; long after the last call by default.
    public let asOf: String?
    /// The policy's YAML.
    public let policy: String?
    /// The source file of the example, for a failing test.
    public let file: StaticString
    /// The line of the example, for a failing test.
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
