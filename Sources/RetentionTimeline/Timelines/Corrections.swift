// An addendum with the reason UPDATED_DATA says that its record corrects another. Corrections of corrections,
// and several of one record, make a tree; one of its ends stands for all:
//
//   a ← b ← d      the ends are c and d; the last of them in order stands
//     ← c

extension [Occurrence] {
  /// The occurrences but for those that another one replaces.
  ///
  /// The occurrences are those of one account: a record cannot correct another account's. Of several
  /// corrections of one record the last counts. Events that replace each other in a ring, which no genuine
  /// log holds, all stay, with all that correct them.
  var withoutCorrected: [Occurrence] {
    var originals: [ExactText: ExactText] = [:]
    for event in map(\.event) {
      if let id = event.exactID, let original = event.correctedID { originals[id] = original }
    }
    guard contains(where: { $0.event.correctedID != nil }) else { return self }

    var roots = CorrectionRoots(originals)
    let corrected = Set(compactMap(\.event.correctedID))
    var standing: [ExactText: RetentionEvent] = [:]
    for event in map(\.event) where event.correctedID != nil {
      if let id = event.exactID, corrected.contains(id) { continue }
      guard let root = roots.root(of: event.correctedID) else { continue }
      if let known = standing[root], event.precedes(known) { continue }
      standing[root] = event
    }
    return filter { occurrence in
      let event = occurrence.event
      guard let root = roots.root(of: event.correctedID ?? event.exactID),
        let winner = standing[root]
      else { return true }
      return winner.exactID == event.exactID && winner.fingerprint == event.fingerprint
    }
  }
}

extension RetentionEvent {
  fileprivate var exactID: ExactText? { eventID.map { ExactText($0) } }

  /// The other record that this one corrects.
  fileprivate var correctedID: ExactText? {
    let id = replacedEventID.map { ExactText($0) }
    return id == exactID ? nil : id
  }
}

/// Finds the first record of a chain of corrections, each step of it only once.
private struct CorrectionRoots {
  private let originals: [ExactText: ExactText]
  /// The roots found so far; nil for what leads into a ring.
  private var known: [ExactText: ExactText?] = [:]

  init(_ originals: [ExactText: ExactText]) {
    self.originals = originals
  }

  mutating func root(of id: ExactText?) -> ExactText? {
    guard var step = id else { return nil }
    var path: Set<ExactText> = []
    var root: ExactText?
    while true {
      if let found = known[step] {
        root = found
        break
      }
      guard path.insert(step).inserted else { break }  // a ring
      guard let original = originals[step] else {
        root = step
        break
      }
      step = original
    }
    for passed in path { known[passed] = .some(root) }
    return root
  }
}
