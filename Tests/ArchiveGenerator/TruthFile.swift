import SystemPackage

/// Where one occurrence of a planted event lies.
struct Occurrence {
  let path: String
  let record: Int
  let offset: Int
  let length: Int
  let isRepeat: Bool
}

/// The file that tells what the archive holds, one JSON object a line.
struct TruthFile: ~Copyable {
  private let descriptor: FileDescriptor
  private var buffer = ""

  init(_ path: FilePath) throws {
    descriptor = try FileDescriptor.open(
      path, .writeOnly, options: [.create, .truncate], permissions: .ownerReadWrite)
  }

  deinit { try? descriptor.close() }

  /// `facts` are members of a JSON object that hold for every occurrence of the event.
  mutating func add(_ facts: String, _ occurrence: Occurrence) throws {
    let place =
      #""path":"\#(occurrence.path)","member":0,"record":\#(occurrence.record),"#
      + #""offset":\#(occurrence.offset),"length":\#(occurrence.length)"#
    try add(line: #"{"type":"event",\#(facts),\#(place),"repeat":\#(occurrence.isRepeat)}"#)
  }

  mutating func add(_ fault: Fault, path: String) throws {
    try add(line: #"{"type":"fault","path":"\#(path)","kind":"\#(fault.rawValue)"}"#)
  }

  mutating func finish(_ summary: ArchiveSummary) throws {
    try add(
      line: #"{"type":"total","files":\#(summary.files),"records":\#(summary.records),"#
        + #""inflatedBytes":\#(summary.inflatedBytes),"events":\#(summary.events),"#
        + #""duplicates":\#(summary.duplicates),"faultFiles":\#(summary.faultFiles),"#
        + #""faultFileRecords":\#(summary.faultFileRecords)}"#)
    try spill()
  }

  private mutating func add(line: String) throws {
    buffer += line
    buffer += "\n"
    if buffer.utf8.count > 1 << 16 { try spill() }
  }

  private mutating func spill() throws {
    try descriptor.writeAll(buffer.utf8)
    buffer = ""
  }
}
