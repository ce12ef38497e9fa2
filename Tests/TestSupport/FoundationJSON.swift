internal import Foundation

/// One JSON value as Foundation reads it, after `KnownDifferences` were settled.
public indirect enum FoundationJSON: Equatable {
  /// Keys that are canonically equivalent are one key to Foundation, and one value of a repeated key is left.
  case object([String: FoundationJSON])
  case array([FoundationJSON])
  case string(String)
  /// A number, as Foundation writes it and as the Double nearest to it.
  case number(String, Double)
  case bool(Bool)
  case null

  /// - Parameter bytes: one JSON value of any kind; nil is returned if Foundation does not take it for that.
  public init?(_ bytes: [UInt8]) {
    guard let settled = KnownDifferences.settle(bytes),
      let value = try? JSONSerialization.jsonObject(with: Data(settled), options: [.fragmentsAllowed])
    else { return nil }
    self.init(value)
  }

  private init(_ value: Any) {
    switch value {
    case let object as [String: Any]: self = .object(object.mapValues(FoundationJSON.init(_:)))
    case let array as [Any]: self = .array(array.map(FoundationJSON.init(_:)))
    case let string as String: self = .string(string)
    case let number as NSNumber:
      // Foundation's booleans are numbers too; only they are kept as a C character.
      let isBool = unsafe number.objCType.pointee == CChar(UInt8(ascii: "c"))
      self = isBool ? .bool(number.boolValue) : .number(number.stringValue, number.doubleValue)
    default: self = .null
    }
  }

  /// How many containers are open at the deepest place.
  public var depth: Int {
    switch self {
    case .object(let members): 1 + (members.values.map(\.depth).max() ?? 0)
    case .array(let elements): 1 + (elements.map(\.depth).max() ?? 0)
    default: 0
    }
  }
}
