internal import CloudTrailRecords
internal import RetentionModel

// What a file that was read witnesses of times, and what is odd about it.

extension InputReading {
  /// Notes what the input says of times: its slot where it was read whole, a hole where it was not.
  func noteTimes(in tally: inout InputTally) {
    let slot = isArchive ? nil : slot
    if let unread {
      if isArchive || unread.leavesHole(in: slot, records: records) {
        tally.witnesses.add(fault: unread, slot: slot, path: path)
      }
    } else if let slot, isOfItsSlot {
      tally.witnesses.add(slot, path: path, hasManagementEvent: hasManagementEvent)
    }
    guard let slot else { return }
    let account = slot.place.recipientAccountId
    if members > 1 { tally.oddFiles.append(OddFile(path: path, oddity: .members(members), account: account)) }
    if documents > 1 {
      tally.oddFiles.append(OddFile(path: path, oddity: .documents(documents), account: account))
    }
  }
}

extension InputTally.Problem.Kind {
  /// Whether a file with such a problem leaves a hole: what is no CloudTrail at all leaves none, nor does what the run
  /// writes, unless the name says that it should be a log.
  func leavesHole(in slot: LogFileSlot?, records: Int) -> Bool {
    switch self {
    case .notCloudTrail: slot != nil || records > 0
    case .isOutput: slot != nil
    default: true
    }
  }
}

extension RecordOrigin {
  /// CloudTrail delivers within minutes as a rule; nothing that is older than this is in its file's slot.
  private static let mostDays = 2

  /// Whether it is of the place and the time that a file's name tells.
  func isOf(_ slot: LogFileSlot) -> Bool {
    guard let recipientAccountId, let awsRegion, let eventTime, let time = Instant(timestamp: eventTime)
    else {
      return false
    }
    return Place(recipientAccountId: recipientAccountId, awsRegion: awsRegion) == slot.place
      && time <= slot.end && slot.end <= time.adding(days: RecordOrigin.mostDays)
  }
}
