// An addendum with the reason UPDATED_DATA says that its record corrects another. Corrections of corrections,
// and several of one record, make a tree; one of its ends speaks for all, and all the others are judged as well:
//
//   a ← b ← d      the ends are c and d; the last of them in order speaks
//     ← c

extension [Occurrence] {
  /// The occurrences with those that another one corrects as its other bodies.
  ///
  /// The occurrences are those of one account: a record cannot correct another account's. A Get and a failed call
  /// correct no change. Events that correct each other in a ring, which no genuine log holds, all stay. What is
  /// corrected for another subject stays in its own, and says so.
  var withCorrections: [Occurrence] {
    guard contains(where: { $0.correctedID != nil }) else { return self }
    let all = inOrder
    let changes = Set(all.filter(\.event.isChange).compactMap(\.id))
    // The record that each one corrects; a Get and a failed call correct no change.
    let links = all.map { occurrence in
      occurrence.correctedID.flatMap { occurrence.event.isChange || !changes.contains($0) ? $0 : nil }
    }
    var originals: [ExactText: ExactText] = [:]
    for (occurrence, link) in zip(all, links) {
      if let id = occurrence.id, let link, originals[id] == nil { originals[id] = link }
    }
    var roots = CorrectionRoots(originals)
    var trees: [ExactText: [Int]] = [:]
    for (index, link) in links.enumerated() {
      if let root = roots.root(of: link ?? all[index].id) { trees[root, default: []].append(index) }
    }
    let corrected = Set(originals.values).union(links.compactMap(\.self))
    var result = all
    var folded: Set<Int> = []
    for members in trees.values {
      // Where one of them is a change, only changes are of the tree.
      let areChanges = members.contains { all[$0].event.isChange }
      let tree = members.filter { !areChanges || all[$0].event.isChange }
      let speaker = tree.last { index in
        links[index] != nil && !(all[index].id.map(corrected.contains) ?? false)
      }
      guard let speaker, tree.count > 1 else { continue }
      for index in tree where index != speaker {
        if result[speaker].takes(all[index]) {
          folded.insert(index)
        } else {
          result[index].correctedBy = all[speaker].event.eventID ?? "a record without an eventID"
        }
      }
    }
    return result.indices.filter { !folded.contains($0) }.map { result[$0] }
  }
}

extension Occurrence {
  fileprivate var id: ExactText? { event.eventID.map { ExactText($0) } }

  /// The other record that this one corrects.
  fileprivate var correctedID: ExactText? {
    let corrected = event.replacedEventID.map { ExactText($0) }
    return corrected == id ? nil : corrected
  }

  /// Takes what it corrects as its other bodies.
  /// - Returns: false where that is another subject's.
  fileprivate mutating func takes(_ original: Occurrence) -> Bool {
    guard original.subject == subject else { return false }
    others.append(OtherBody(event: original.event, evidence: original.ownEvidence, standing: .replaced))
    others += original.others
    return true
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
