/// A number in JSON's notation, without loss of precision.
struct DecimalNumber {
  let isNegative: Bool
  private let digits: [UInt8]
  /// The position of the decimal point, counted from the left of the digits.
  private let point: Int

  init?(_ literal: String) {
    let parts = literal.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "e" || $0 == "E" })
    guard let mantissa = parts.first, parts.count <= 2 else { return nil }
    let exponent = parts.count == 2 ? Int(parts[1]) : 0
    guard let exponent, exponent.magnitude < 100 else { return nil }
    isNegative = mantissa.hasPrefix("-")
    let halves = mantissa.drop { $0 == "-" }.split(
      separator: ".", omittingEmptySubsequences: false)
    guard let whole = halves.first, halves.count <= 2 else { return nil }
    digits = (whole + (halves.count == 2 ? halves[1] : "")).utf8.map { $0 &- UInt8(ascii: "0") }
    guard digits.count <= 40, !digits.isEmpty, digits.allSatisfy({ $0 <= 9 }) else {
      return nil
    }
    point = whole.utf8.count + exponent
  }

  /// The integer part of the number's magnitude and its fraction, truncated to nanoseconds, after shifting
  /// the point; nil if the integer part does not fit.
  func parts(pointShift: Int) -> (whole: Int64, nanoseconds: Int32)? {
    let point = point + pointShift
    var whole: Int64 = 0
    for place in 0..<max(0, point) {
      let (tens, isTooLarge) = whole.multipliedReportingOverflow(by: 10)
      let (sum, isLarger) = tens.addingReportingOverflow(Int64(digit(at: place)))
      if isTooLarge || isLarger { return nil }
      whole = sum
    }
    var nanoseconds: Int32 = 0
    for place in point..<point + 9 {
      nanoseconds = nanoseconds * 10 + Int32(digit(at: place))
    }
    return (whole, nanoseconds)
  }

  private func digit(at place: Int) -> UInt8 {
    digits.indices.contains(place) ? digits[place] : 0
  }
}
