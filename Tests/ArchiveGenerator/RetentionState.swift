/// What a retention call says about one kind of message.
enum RetentionState {
  case days(Int)
  case off
  case unspecified

  /// The member of the settings object, or nothing.
  func member(_ key: String) -> String? {
    switch self {
    case .days(let count): #""\#(key)":{"retentionDays":\#(count)}"#
    case .off: #""\#(key)":{}"#
    case .unspecified: nil
    }
  }

  /// How the truth names the state.
  var name: String {
    switch self {
    case .days(let count): "\(count)"
    case .off: #""off""#
    case .unspecified: #""unspecified""#
    }
  }

  static func draw(_ random: inout RandomSource, mayBeAbsent: Bool) -> RetentionState {
    let roll = random.below(100)
    if roll < 10 { return .off }
    if roll < 20 && mayBeAbsent { return .unspecified }
    if roll < 80 { return .days(random.pick([1, 7, 14, 30, 60, 90, 180, 365, 730, 2555, 5475])) }
    return .days(random.within(1...5475))
  }
}

/// The moment of deletion in the renderings that services are known to use.
enum DeletionTime {
  /// A JSON value; `seconds` since 1970.
  static func render(_ seconds: Int, _ random: inout RandomSource) -> String {
    var bytes: [UInt8] = []
    switch random.below(10) {
    case 0: bytes.append(textTime: seconds, afterYear: " ", beforeHalf: " ")
    case 1: bytes.append(textTime: seconds, afterYear: ", ", beforeHalf: " ")
    case 2: bytes.append(textTime: seconds, afterYear: ", ", beforeHalf: "\u{202f}")
    case 3: return "\(seconds)\(random.within(100...999))"
    case 4: return "\(seconds)"
    case 5: return "\(seconds).\(random.within(100...999))"
    case let kind:
      bytes.append(isoTime: seconds)
      let endings = ["Z", ".036Z", ".431264Z", ".120+0000"]
      bytes.append(text: endings[kind - 6])
    }
    return "\"\(String(decoding: bytes, as: UTF8.self))\""
  }
}
