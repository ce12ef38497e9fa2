internal import CloudTrailRecords
internal import RetentionModel

// What a file that was read witnesses of times, and what is odd about it.

extension InputTally {
  /// Notes what a file says of times: its slot where it was read whole, a hole where it was not.
  ///
  /// Called once the counts and problems of the file are known.
  /// - Parameters:
  ///   - path: the file, or `-`.
  ///   - unread: the kind of the first fault behind which something was not read; nil where all was.
  ///   - first: whose its first record is; nil also where that is in doubt.
  ///   - members: how many gzip members it has.
  ///   - documents: how many JSON documents it has that are CloudTrail's.
  mutating func noteTimes(
    of path: String, unread: InputTally.Problem.Kind?, first: RecordOrigin?, members: Int, documents: Int
  ) {
    let slot = LogFileSlot(path: path)
    if let unread {
      if unread.leavesHole(in: slot, records: records) { noteUnread(unread, path: path, slot: slot) }
    } else if let slot, let first, first.isOf(slot) {
      witnesses.add(slot, path: path)
    }
    guard let slot else { return }
    let account = slot.place.recipientAccountId
    if members > 1 { oddFiles.append(OddFile(path: path, oddity: .members(members), account: account)) }
    if documents > 1 {
      oddFiles.append(OddFile(path: path, oddity: .documents(documents), account: account))
    }
  }

  /// Notes that an input, or a part of it, was not read; what the run writes is no log, unless its name says that it
  /// should be.
  mutating func noteUnread(_ cause: InputTally.Problem.Kind, path: String, slot: LogFileSlot?) {
    guard cause != .isOutput || slot != nil else { return }
    witnesses.add(fault: cause, slot: slot, path: path)
  }
}

extension InputTally.Problem.Kind {
  /// Whether a file with such a problem leaves a hole: what is no CloudTrail at all leaves none, unless its name says
  /// that it should be.
  func leavesHole(in slot: LogFileSlot?, records: Int) -> Bool {
    slot != nil || records > 0 || self != .notCloudTrail
  }
}

extension RecordOrigin {
  /// CloudTrail delivers within minutes as a rule; nothing that is older than this is in its file's slot.
  private static let mostDays = 2

  /// Whether it is of the place and the time that a file's name tells.
  fileprivate func isOf(_ slot: LogFileSlot) -> Bool {
    guard let recipientAccountId, let awsRegion, let eventTime, let time = Instant(timestamp: eventTime)
    else {
      return false
    }
    return Place(recipientAccountId: recipientAccountId, awsRegion: awsRegion) == slot.place
      && time <= slot.end && slot.end <= time.adding(days: RecordOrigin.mostDays)
  }
}
