// Finds the member at which reading continues after a fault. Its header must follow RFC 1952, and its first
// block RFC 1951; random bytes inside a damaged member do so once in many gigabytes.
//
//   1f 8b 08 … blocks, cut off │ 1f 8b 08 … blocks … trailer
//                              │ ↑ the next member │
//                              └───── inflated as if the blocks went on, until that fails: the fault
//
// If a file was cut off and another one appended, the fault only shows inside the second one. So the search
// starts some way before the fault. No byte is examined more than a few hundred times.

private enum Trial {
  /// How many bytes of a member are tried, including its header with a name of at most 255 bytes.
  static let input = 512
  /// How many plain bytes they must inflate to, if they suffice for that.
  static let output = 64
}

extension MemberReader where Source: ~Copyable {
  /// Finds the place to continue at.
  /// - Returns: the fault, with what is skipped because of it.
  mutating func recover(from error: GunzipError) -> GunzipError {
    phase = .end
    if error.reason.isOfSource { return error }
    guard error.layer == input.layer else { return error }
    var error = error
    let behind = error.reason.isInTrailer ? input.offset : error.offset
    let first = error.reason == .trailingBytes ? error.offset : memberStart + 1
    // Gzip data inside the member would be mistaken for a member of this layer.
    let far = holdsGzip && error.reason.isInContent ? 0 : InputBuffer<Source>.lookBack
    input.goBack(Int(min(input.offset - min(first, input.offset), UInt64(far))))
    error.isFollowedByMember = findMember()
    error.unread = input.offset > behind ? input.offset - behind : 0
    if error.isFollowedByMember {
      phase = .header
    } else if input.failure != nil {
      phase = .betweenMembers  // where the failure is met again and reported
    }
    return error
  }

  /// Uses bytes up to the next member.
  /// - Returns: false at the end of the source, or if it fails.
  private mutating func findMember() -> Bool {
    var scratch = [UInt8](repeating: 0, count: Trial.output)
    while (try? input.fill(atLeast: 1, isBetweenMembers: true)) == true {
      let bytes = input.unused
      let next = input.bytes[bytes].firstIndex(of: 0x1f) ?? bytes.upperBound
      input.use(next - bytes.lowerBound)
      guard next < bytes.upperBound else { continue }
      let isMember = input.isGood(next: Trial.input) { input throws(GunzipError) in
        guard input.startsWithMagic else { return false }
        try input.skipMemberHeader()
        stream.reset()
        let step = stream.step(input.bytes, input.unused, into: &scratch, 0..<scratch.count)
        return step.outcome != .corrupt
      }
      if isMember { return true }
      input.use(1)
    }
    return false
  }
}

extension GunzipError.Reason {
  /// Whether the source gives no more, so that there is nothing to go on with.
  fileprivate var isOfSource: Bool {
    switch self {
    case .unreadable, .brokenOff: true
    default: false
    }
  }

  /// Whether the member's blocks were read to their end.
  fileprivate var isInTrailer: Bool {
    switch self {
    case .checksumMismatch, .lengthMismatch: true
    default: false
    }
  }

  /// Whether blocks of the member were read.
  fileprivate var isInContent: Bool {
    switch self {
    case .corruptBlock, .truncated(.blocks), .truncated(.trailer): true
    default: isInTrailer
    }
  }
}
