package import CloudTrailRecords

/// The position of a record in the input.
public struct Evidence: Hashable, Comparable, Sendable {
  /// The file as it was named or found, `-` for standard input.
  public let path: String
  package let position: Record.Position
  /// Whether the record was found after a fault in the input, where planted text can look like a document.
  public let isAfterFault: Bool
  /// Why digests show its file to be altered; nil where they do not. It is no part of the position.
  public internal(set) var alteration: IntegrityReason?

  /// The gzip member in which the record begins, counted from 0.
  public var member: Int { position.member }
  /// Which record of the file it is, counted from 0.
  public var record: Int { position.record }
  /// How many plain bytes of the file precede it.
  public var offset: UInt64 { position.offset }

  /// - Parameters: see the properties.
  public init(path: String, member: Int = 0, record: Int, offset: UInt64, isAfterFault: Bool = false) {
    self.init(
      path: path, position: Record.Position(member: member, record: record, offset: offset),
      isAfterFault: isAfterFault)
  }

  /// - Parameters: see the properties.
  package init(path: String, position: Record.Position, isAfterFault: Bool = false) {
    self.path = path
    self.position = position
    self.isAfterFault = isAfterFault
  }

  /// Whether both are the same position; paths are compared byte by byte.
  public static func == (a: Evidence, b: Evidence) -> Bool {
    a.order == b.order && ExactText(a.path) == ExactText(b.path)
  }

  /// Hashes the path and the position.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ExactText(path))
    hasher.combine(position)
    hasher.combine(isAfterFault)
  }

  /// By path, then by member, record and offset.
  public static func < (a: Evidence, b: Evidence) -> Bool {
    let (first, second) = (ExactText(a.path), ExactText(b.path))
    guard first == second else { return first < second }
    return a.order < b.order
  }

  private var order: (Int, Int, UInt64, Int) {
    (position.member, position.record, position.offset, isAfterFault ? 1 : 0)
  }
}

extension [Evidence] {
  /// Notes which of them stand in altered files.
  mutating func mark(_ altered: [ExactText: IntegrityReason]) {
    for index in indices { self[index].alteration = altered[ExactText(self[index].path)] }
  }

  /// The positions without repetitions, in order.
  var asSet: [Evidence] {
    // Nearly always they come in order, and there may be millions of them.
    guard zip(self, dropFirst()).contains(where: { $0 >= $1 }) else { return self }
    var places: [Evidence] = []
    for place in sorted() where place != places.last { places.append(place) }
    return places
  }
}
