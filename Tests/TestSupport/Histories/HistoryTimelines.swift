internal import RetentionModel

// What the package makes of a told history.

extension RandomHistory {
  /// What the package makes of the calls.
  func timelines(of calls: [ToldCall]? = nil) -> [Timeline] {
    let history = EventHistory(calls ?? self.calls)
    return history.timelines(asOf: Instant(milliseconds: asOf), coverage: coverage(with: history))
  }

  /// What the files and events prove.
  func coverage(with history: EventHistory) -> Coverage {
    let events = calls.flatMap { RecordReading($0.json).events }
    return Coverage(files: witnesses, events: events)
  }

  /// The files as the package is told of them.
  var witnesses: Witnesses {
    var witnesses = Witnesses()
    for file in files {
      guard let slot = LogFileSlot(path: file.name) else { continue }
      if file.isWhole {
        witnesses.add(slot, path: file.name, hasManagementEvent: true)
      } else {
        witnesses.add(fault: .corruptGzip, slot: slot, path: file.name)
      }
    }
    for number in 0..<unplacedFaults {
      witnesses.add(fault: .invalidJSON, slot: nil, path: "\(number).json")
    }
    return witnesses
  }
}

extension Witnesses {
  /// Adds a log file of us-east-1 that was read whole.
  /// - Parameter end: the time in its name, in seconds since 1970; it is cut to the minute.
  mutating func add(fileOf account: String = "111122223333", at end: Int) {
    let time = Instant(seconds: Int64(end)).description.replacing("-", with: "").replacing(":", with: "")
    let path = "\(account)_CloudTrail_us-east-1_\(time.prefix(13))Z_AbCdEfGhIjKlMnOp.json.gz"
    if let slot = LogFileSlot(path: path) { add(slot, path: path, hasManagementEvent: true) }
  }
}
