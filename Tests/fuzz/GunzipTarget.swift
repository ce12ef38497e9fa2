import Gunzip
import TestSupport

/// The same is read with windows and reads of all sizes, and zlib says the same of the first member.
func fuzzGunzip(_ bytes: [UInt8]) {
  let input = FuzzInput(bytes)
  if input.has(option: 0) { return roundTrip(input) }
  let data = input.payload
  let reading = GunzipReading(data)
  compareSizes(reading, data, input)
  if data.starts(with: [0x1f, 0x8b]) {
    compareWithZlib(reading, data)
  } else {
    checkEqual(reading.contents.flatMap(\.self), data, "plain bytes go through untouched")
    check(reading.members == 0 && reading.error == nil, "plain bytes are no member and no fault")
  }
}

private func compareSizes(_ reading: GunzipReading, _ data: [UInt8], _ input: FuzzInput) {
  let sizes = readerSizes(input, inflated: reading.count)
  checkEqual(
    GunzipReading(data, windowSize: sizes.window, readSize: sizes.read), reading,
    "window \(sizes.window), read \(sizes.read)")
}

private func compareWithZlib(_ reading: GunzipReading, _ data: [UInt8]) {
  let oracle = ZlibOracle(data)
  // What holds gzip data is inflated once more, which zlib does not do.
  guard !oracle.bytes.starts(with: [0x1f, 0x8b]) else { return }
  checkEqual(reading.contents.first ?? [], oracle.bytes, "zlib inflates the first member to other bytes")
  switch oracle.ending {
  case .whole:
    check(reading.error.map { $0.offset >= oracle.used } ?? true, "zlib sees no fault: \(reading)")
  case .cutOff:
    switch reading.error?.reason {
    case .truncated: break
    // We judge the method as soon as it is there; zlib waits for the byte behind it.
    case .unsupportedHeader where data.count == 3: break
    default: check(false, "zlib finds the member cut off: \(reading)")
    }
  case .damaged:
    check(reading.error != nil, "zlib finds the member damaged: \(reading)")
  }
}

/// Compresses the payload into one or two members, perhaps cut off, and reads it back.
private func roundTrip(_ input: FuzzInput) {
  let level = Int32(input.options >> 4) % 10
  let plain = input.payload
  let cut = input.has(option: 1) ? input.numbers[2] % (plain.count + 1) : plain.count
  let members = [Array(plain[..<cut]), Array(plain[cut...])].prefix(cut == plain.count ? 1 : 2)
  guard !members.contains(where: { $0.starts(with: [0x1f, 0x8b]) }) else { return }
  let files = members.map { gzip($0, level: level) }
  let data = files.flatMap(\.self)
  let reading = GunzipReading(data)
  compareSizes(reading, data, input)
  check(reading.error == nil && reading.members == members.count, "genuine gzip data is well: \(reading)")
  checkEqual(reading.contents.flatMap(\.self), plain, "what was compressed comes back")
  let kept = Array(data.prefix(input.numbers[3] % data.count))
  let beginning = GunzipReading(kept)
  compareSizes(beginning, kept, input)
  // Behind a cut, a member that is stored in the content is found as one.
  let mayHoldMember = zip(plain, plain.dropFirst()).contains { $0 == 0x1f && $1 == 0x8b }
  if kept.count > 1, !mayHoldMember {
    check(plain.starts(with: beginning.contents.flatMap(\.self)), "a cut file gives the beginning")
    check((beginning.error == nil) == (kept == files[0]), "a cut file is a fault: \(beginning)")
  }
}
