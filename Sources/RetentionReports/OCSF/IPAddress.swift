internal import RetentionFindings
internal import RetentionModel
extension String {
  /// Whether it is an IPv4 address in four decimal numbers, or an IPv6 address as RFC 4291 writes one; CloudTrail has
  /// names of AWS services in the same field.
  package var isIPAddress: Bool {
    guard utf8.count <= 39 else { return false }
    return isIPv4 || isIPv6
  }

  private var isIPv4: Bool {
    let parts = split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        (1...3).contains(part.utf8.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
          && (part.utf8.count == 1 || part.first != "0") && UInt8(part) != nil
      }
  }

  /// Eight groups, or fewer with one gap.
  private var isIPv6: Bool {
    let sides = components(of: "::")
    let groups = sides.flatMap {
      $0.isEmpty ? [] : $0.split(separator: ":", omittingEmptySubsequences: false)
    }
    let isFilled = groups.allSatisfy { group in
      (1...4).contains(group.utf8.count) && group.allSatisfy { $0.isASCII && $0.isHexDigit }
    }
    return isFilled && (sides.count == 1 ? groups.count == 8 : sides.count == 2 && groups.count < 8)
  }

  private func components(of separator: String) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}
