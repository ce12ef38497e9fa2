extension ArchiveRun {
  /// Adds the files that end badly; they hold nothing but filler.
  mutating func writeFaults() throws {
    let kinds: [(Fault, Int)] = [
      (.truncated, options.truncated), (.corrupt, options.corrupt),
      (.trailing, options.trailing), (.extraMember, options.extraMember),
    ]
    for (fault, count) in kinds {
      for _ in 0..<count { try writeFile(with: fault) }
    }
  }

  private mutating func writeFile(with fault: Fault) throws {
    let segment = faultSegment()
    try openFile(for: segment, fault: fault)
    try writeDocument(segment)
    if fault == .extraMember {
      try output.endMember()
      try beginDocument(segment.style)
      try writeDocument(segment)
    }
    try closeFaultFile(fault)
  }

  private mutating func writeDocument(_ segment: Segment) throws {
    for _ in 0..<segment.count {
      aim(at: segment)
      writer.writeFiller()
      try commit(segment.style)
    }
    summary.faultFileRecords += records
    try output.append(segment.style.closing)
  }

  private mutating func faultSegment() -> Segment {
    let region = Region.names[writer.random.pick(summed: Region.summedWeights)]
    return Segment(
      number: 0, accountIndex: writer.random.below(options.accounts), region: region,
      style: .compact, delivery: 1_710_000_000 + writer.random.below(86_400),
      count: writer.random.within(5...60), progress: 1, isWholeFile: true, mayHoldEvents: false)
  }
}
