internal import RetentionTimeline

// What a file that was read witnesses of times, and what is odd about it.

extension InputTally {
  /// Notes what a file says of times: its slot where it was read whole, a hole where it was not.
  ///
  /// Called once the counts and problems of the file are known.
  /// - Parameters:
  ///   - path: the file, or `-`.
  ///   - unread: the kind of the first fault behind which something was not read; nil where all was.
  ///   - members: how many gzip members it has.
  mutating func noteTimes(of path: String, unread: Problem.Kind?, members: Int) {
    let slot = LogFileSlot(path: path)
    if let unread {
      // What is no CloudTrail at all leaves no hole, unless its name says that it should be.
      if slot != nil || records > 0 || unread != .notCloudTrail { noteUnread(unread, path: path) }
    } else if let slot, records > 0 {
      witnesses.add(slot, path: path)
    }
    guard let slot else { return }
    let account = slot.place.recipientAccountId
    if members > 1 { oddFiles.append(OddFile(path: path, oddity: .members(members), account: account)) }
  }

  /// Notes that an input, or a part of it, was not read.
  mutating func noteUnread(_ cause: Problem.Kind, path: String) {
    witnesses.add(fault: cause, slot: LogFileSlot(path: path), path: path)
  }
}
