import Gunzip
import TestSupport
import Untar

/// The same is found in an archive with windows and reads of all sizes, and nothing is found twice or behind its end.
func fuzzTar(_ bytes: [UInt8]) {
  let input = FuzzInput(bytes)
  var archive = input.payload
  // A fuzzer hardly comes upon a right checksum.
  if input.has(option: 1) { rightChecksums(of: &archive) }
  let data = input.has(option: 0) ? gzip(archive, level: 1) : archive
  let whole = Unpacking(data)
  let sizes = readerSizes(input, inflated: archive.count)
  let isPacked = data.starts(with: [0x1f, 0x8b])
  let given = isPacked ? 0 : input.numbers[2] % (data.count + 1)
  guard !data.dropFirst(given).starts(with: [0x1f, 0x8b]) || isPacked else { return }
  checkEqual(
    Unpacking(data, windowSize: sizes.window, readSize: sizes.read, given: given, readsAhead: true), whole,
    "window \(sizes.window), read \(sizes.read), \(given) bytes given")
  checkBounds(whole, archive, isPacked: isPacked)
}

private func rightChecksums(of archive: inout [UInt8]) {
  for start in stride(from: 0, to: archive.count - 511, by: 512)
  where archive[start + 257..<start + 262].elementsEqual("ustar".utf8) {
    let block = start..<start + 512
    archive.replaceSubrange(block, with: checksummed(Array(archive[block])))
  }
}

private func checkBounds(_ unpacking: Unpacking, _ archive: [UInt8], isPacked: Bool) {
  // What is inflated again can be more than the archive.
  if archive.starts(with: [0x1f, 0x8b]) { return }
  check(
    unpacking.faults.allSatisfy { $0.offset + $0.unread <= UInt64(archive.count) },
    "a fault is behind the end: \(unpacking.faults)")
  check(
    unpacking.files.reduce(0) { $0 + $1.bytes.count } <= archive.count,
    "the files have more bytes than there are")
  check(
    unpacking.files.allSatisfy { $0.isWhole || !unpacking.faults.isEmpty || !unpacking.damages.isEmpty },
    "a file is cut off, and nobody says why")
}
