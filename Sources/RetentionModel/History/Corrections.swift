// An addendum with the reason UPDATED_DATA says that its record corrects another. Corrections of corrections,
// and several corrections of one record, form a tree. One of its ends represents the event, and all the
// others are judged as well:
//
//   a ← b ← d      the ends are c and d; the last of them in order represents the event
//     ← c

extension [Occurrence] {
  /// The occurrences, with those that another one corrects folded into it as its other bodies.
  ///
  /// The occurrences must be of one account: a record cannot correct another account's. Events that correct
  /// each other in a ring, which no genuine log contains, all stay. An occurrence corrected by another
  /// subject's record stays in its own history, marked as corrected.
  var withCorrections: [Occurrence] {
    guard contains(where: { $0.correctedID != nil }) else { return self }
    let all = inOrder
    let corrections = Corrections(of: all)
    var result = all
    var folded: Set<Int> = []
    for tree in corrections.trees {
      guard let representative = corrections.representative(of: tree) else { continue }
      for index in tree where index != representative {
        if result[representative].takes(all[index]) {
          folded.insert(index)
        } else {
          result[index].correctedBy = all[representative].event.eventID ?? "a record without an eventID"
        }
      }
    }
    return result.indices.filter { !folded.contains($0) }.map { result[$0] }
  }
}

extension Occurrence {
  fileprivate var id: ExactText? { event.eventID.map { ExactText($0) } }

  /// The other record that this one claims to correct.
  fileprivate var correctedID: ExactText? {
    let corrected = event.replacedEventID.map { ExactText($0) }
    return corrected == id ? nil : corrected
  }

  /// Folds in a corrected occurrence as another body.
  /// - Returns: false if that one is of another subject.
  fileprivate mutating func takes(_ original: Occurrence) -> Bool {
    guard original.subject == subject else { return false }
    others.append(OtherBody(event: original.event, evidence: original.ownEvidence, standing: .replaced))
    others += original.others
    return true
  }
}

/// The occurrences that correct each other.
private struct Corrections {
  /// The indices of each tree with more than one member, in order.
  let trees: [[Int]]
  /// Those that correct something and are not corrected themselves.
  private let ends: Set<Int>

  /// - Parameter occurrences: in order.
  init(of occurrences: [Occurrence]) {
    let changes = Set(occurrences.filter(\.event.isChange).compactMap(\.id))
    // A Get or a failed call cannot correct a change.
    let links = occurrences.map { occurrence in
      occurrence.correctedID.flatMap { occurrence.event.isChange || !changes.contains($0) ? $0 : nil }
    }
    var roots = Roots()
    for (occurrence, link) in zip(occurrences, links) {
      if let id = occurrence.id, let link { roots.note(id, corrects: link) }
    }
    var members: [ExactText: [Int]] = [:]
    for (index, link) in links.enumerated() {
      guard let id = link ?? occurrences[index].id, case .record(let root) = roots.root(of: id) else {
        continue
      }
      members[root, default: []].append(index)
    }
    trees = members.values.map { tree in
      // If any of them is a change, only the changes belong to the tree.
      let areChanges = tree.contains { occurrences[$0].event.isChange }
      return tree.filter { !areChanges || occurrences[$0].event.isChange }
    }
    .filter { $0.count > 1 }
    let corrected = Set(links.compactMap(\.self))
    ends = Set(
      occurrences.indices.filter { index in
        links[index] != nil && !(occurrences[index].id.map(corrected.contains) ?? false)
      })
  }

  /// The last end of a tree.
  func representative(of tree: [Int]) -> Int? { tree.last(where: ends.contains) }
}

/// Finds the first record of a chain of corrections, taking each step only once.
private struct Roots {
  enum Root {
    case record(ExactText)
    /// Records that correct each other in a ring have no first one.
    case ring
  }

  private var originals: [ExactText: ExactText] = [:]
  private var known: [ExactText: Root] = [:]

  /// Notes which record another one corrects; the first note counts.
  mutating func note(_ id: ExactText, corrects original: ExactText) {
    if originals[id] == nil { originals[id] = original }
  }

  mutating func root(of id: ExactText) -> Root {
    var step = id
    var path: Set<ExactText> = []
    while known[step] == nil, path.insert(step).inserted, let original = originals[step] { step = original }
    // The path ends at a known step, at one that corrects nothing, or where it began.
    let root = known[step] ?? (originals[step] == nil ? .record(step) : .ring)
    for passed in path { known[passed] = root }
    return root
  }
}
