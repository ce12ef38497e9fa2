internal import RetentionModel

/// A value that formats print under one name: a line of a table of fields.
///
/// A table is in the order of the JSON; a format that has another says what it moves.
struct Field<Thing>: Sendable {
  /// CloudTrail's name, where it is a field of CloudTrail.
  let name: String
  /// The formats that print it; text has sentences instead.
  let formats: FieldFormats
  /// With which addition to the columns of the CSV it came; those keep their places, so that the last comes last.
  let csvAddition: Int
  let value: @Sendable (Thing) -> FieldValue

  init(
    _ name: String, _ formats: FieldFormats, csvAddition: Int = 0,
    _ value: @escaping @Sendable (Thing) -> FieldValue
  ) {
    self.name = name
    self.formats = formats
    self.csvAddition = csvAddition
    self.value = value
  }

  /// The same field of something that holds the thing, or not: then it has no value.
  func within<Outer>(_ thing: @escaping @Sendable (Outer) -> Thing?) -> Field<Outer> {
    Field<Outer>(name, formats, csvAddition: csvAddition) { [value] outer in
      thing(outer).map(value) ?? .text(nil)
    }
  }
}

/// Formats that print fields.
struct FieldFormats: OptionSet {
  let rawValue: Int

  static let json = FieldFormats(rawValue: 1)
  static let csv = FieldFormats(rawValue: 2)
  static let timesketch = FieldFormats(rawValue: 4)
  /// In the details of a record.
  static let html = FieldFormats(rawValue: 8)
  /// In `unmapped`, which has what the schema has no place for.
  static let ocsf = FieldFormats(rawValue: 16)
}

/// What a field holds.
enum FieldValue {
  case text(String?)
  case number(Int?)
  case flag(Bool?)
  case time(Instant?)
  /// What only matters where it is so; for readers it is left out elsewhere.
  case mark(Bool)
  /// An object with these members, of which formats without objects print the first; nil where there is none.
  case object(KeyValuePairs<String, String?>?)

  /// Whether there is anything.
  var isKnown: Bool {
    switch self {
    case .text(nil), .number(nil), .flag(nil), .time(nil), .object(nil): false
    case .text, .number, .flag, .time, .mark, .object: true
    }
  }

  /// The same for a format without objects.
  var flat: FieldValue {
    if case .object(let members) = self { .text(members?.first?.value) } else { self }
  }

  /// As a cell of a table; nil where there is nothing.
  var text: String? {
    switch self {
    case .text(let text): text
    case .number(let number): number.map { String($0) }
    case .flag(let flag): flag.map { String($0) }
    case .time(let time): time?.description
    case .mark(let isSo): String(isSo)
    case .object(let members): members?.first?.value
    }
  }
}

extension Array {
  /// The fields that a format prints, in the table's order.
  func printed<Thing>(in format: FieldFormats) -> [Field<Thing>] where Element == Field<Thing> {
    filter { $0.formats.contains(format) }
  }

  /// The fields with one of them before another, where a format has its own order.
  func moving<Thing>(_ name: String, before other: String) -> [Field<Thing>] where Element == Field<Thing> {
    var fields = self
    guard let from = fields.firstIndex(where: { $0.name == name }) else { return self }
    let field = fields.remove(at: from)
    fields.insert(field, at: fields.firstIndex { $0.name == other } ?? fields.endIndex)
    return fields
  }
}
