internal import CloudTrailRecords
internal import RetentionModel

// What the lines of an extract say (ExtractWriter.swift writes them).

/// A line of an extract.
struct ExtractedLine: ~Escapable {
  /// What a line can be.
  enum Kind {
    case header, record, input, end
  }

  /// How many levels and values the line itself has, around a record.
  private static let spare = 64
  let kind: Kind
  private let fields: JSONFields

  /// - Returns: nil if it is no line of an extract.
  @_lifetime(copy bytes)
  init?(_ bytes: Span<UInt8>) {
    guard let fields = try? JSONFields(bytes, spare: ExtractedLine.spare) else { return nil }
    self.fields = fields
    if let type = fields.member("type") {
      if type.isString("record") {
        kind = .record
      } else if type.isString("input") {
        kind = .input
      } else if type.isString("end") {
        kind = .end
      } else {
        return nil
      }
    } else if fields.member("extract") != nil {
      kind = .header
    } else {
      return nil
    }
  }

  /// Whether the header is of a form that this reader knows.
  var isKnownForm: Bool { fields.member("extract")?.text == ExtractFormat.name }

  /// How many inputs the last line says that there are.
  var inputs: Int? { fields.member("inputs")?.integer }

  /// Where a record was found.
  var evidence: Evidence? {
    guard let path = fields.member("path")?.text, let member = fields.member("member")?.integer,
      let record = fields.member("record")?.integer, let offset = fields.member("offset")?.integer,
      offset >= 0
    else { return nil }
    return Evidence(
      path: path, member: member, record: record, offset: UInt64(offset),
      isAfterFault: fields.member("afterFault")?.bool ?? false)
  }

  /// Reads the record.
  /// - Parameters:
  ///   - evidence: where it was found.
  ///   - wanted: the calls that it may be of.
  ///   - options: how it is read.
  /// - Returns: nil if it is not one of them.
  func sighting(at evidence: Evidence, of wanted: WantedCalls, _ options: LogReader) -> Sighting? {
    let isFromColumns = fields.member("fromColumns")?.bool ?? false
    if let body = fields.member("body") {
      return Sighting(
        again: body.bytes, of: wanted, at: evidence, isFromColumns: isFromColumns, options)
    }
    guard let hex = fields.member("bodyHex")?.text, let body = [UInt8](hex: hex) else { return nil }
    return Sighting(again: body.span, of: wanted, at: evidence, isFromColumns: isFromColumns, options)
  }

  /// Whether the input was searched for all that is asked for, by a reader that knew as much as this one.
  /// - Parameter calls: what is asked for.
  func wasSearched(for calls: Set<String>) -> Bool {
    guard let reader = fields.member("reader")?.integer, reader >= Search.currentReader,
      let searched = fields.member("calls")
    else { return false }
    var missing = calls
    var elements = searched.elements
    while let call = elements.next() { if let text = call.text { missing.remove(text) } }
    return missing.isEmpty
  }

  /// What reading the input came to; nil if the line does not tell it.
  var reading: InputReading? {
    guard let path = fields.member("path")?.text, let bytesRead = count("bytesRead"),
      let bytesInflated = count("bytesInflated"), let records = count("records"),
      let matched = count("matched"), let members = count("members"), let documents = count("documents"),
      let witnesses = fields.member("witnesses"), let problems = fields.member("problems")
    else { return nil }
    var reading = InputReading(of: path)
    reading.size = count("size").map { UInt64($0) }
    reading.isOpened = fields.member("unopened")?.bool != true
    reading.isArchive = fields.member("archive")?.bool == true
    reading.bytesRead = UInt64(bytesRead)
    reading.bytesInflated = UInt64(bytesInflated)
    (reading.records, reading.matched) = (records, matched)
    reading.trailRecords = count("trailRecords") ?? 0
    (reading.members, reading.documents) = (members, documents)
    reading.isOfItsSlot = witnesses.member("slot")?.bool ?? false
    reading.hasManagementEvent = witnesses.member("management")?.bool ?? false
    if let unread = witnesses.member("unread") {
      // What a newer reader calls by a name of its own is a fault all the same.
      reading.unread = unread.text.flatMap { InputTally.Problem.Kind(rawValue: $0) } ?? .unreadable
    }
    guard let bystanders = fields.member("bystanders") else { return nil }
    for kind in Bystanders.Kind.allCases {
      let count = bystanders.count(of: kind.rawValue)
      if count > 0 { reading.bystanders.add(kind, count) }
    }
    var elements = problems.elements
    while let problem = elements.next() { reading.problems.add(extracted: problem, of: path) }
    reading.sha256 = fields.member("sha256")?.text.flatMap { [UInt8](hex: $0) }
    return reading
  }

  private func count(_ key: StaticString) -> Int? {
    fields.member(key)?.integer.flatMap { $0 >= 0 ? $0 : nil }
  }
}

extension JSONValue {
  /// The number of an object's member; 0 where there is none.
  fileprivate func count(of key: String) -> Int {
    var members = members
    while let member = members.next() {
      if member.key.text == key { return max(member.value.integer ?? 0, 0) }
    }
    return 0
  }
}

extension ProblemList {
  /// Adds the problems of one kind, as an extract has them.
  fileprivate mutating func add(extracted problems: JSONValue, of path: String) {
    let kind =
      problems.member("kind")?.text.flatMap { InputTally.Problem.Kind(rawValue: $0) } ?? .unreadable
    var first: [InputTally.Problem] = []
    if let known = problems.member("first") {
      var elements = known.elements
      while let problem = elements.next(), first.count <= ProblemList.listedOfAKind {
        first.append(
          InputTally.Problem(
            path: path, kind: kind, offset: UInt64(Swift.max(problem.member("offset")?.integer ?? 0, 0)),
            message: problem.member("message")?.text ?? "",
            recordsRead: problem.member("recordsRead")?.integer ?? 0))
      }
    }
    // Bounded, as many of these are added up before anybody asks what they come to.
    let count = Swift.min(Swift.max(problems.member("count")?.integer ?? 1, 1), 1 << 40)
    add(count, of: kind, first: first)
  }
}
