internal import RetentionModel

/// The acts that matter to a rule and have one key, with what it finds in each of their runs.
struct RunGroup: Sendable {
  /// Where an act is found; it is not kept itself, as it holds its timeline.
  struct Member {
    let event: RetentionEvent
    let account: Int
    let subject: Subject
    let entry: Int
    /// Which of the acts of the entry it is.
    let body: Int

    /// By time, in the order of events, and finally by timeline.
    func precedes(_ other: Member) -> Bool {
      if event.precedes(other.event) { return true }
      guard !other.event.precedes(event) else { return false }
      if subject != other.subject { return subject < other.subject }
      return (entry, body) < (other.entry, other.body)
    }
  }

  /// In order.
  private var members: [Member] = []
  /// The runs in which something is found, by the index of their first member, in order.
  private var runs: [(start: Int, findings: [Finding])] = []
  /// The first index from which on the runs are out of date; nil if none is.
  private var start: Int?

  var isEmpty: Bool { members.isEmpty }

  var findings: [Finding] { runs.flatMap(\.findings) }

  private mutating func touch(_ index: Int) { start = min(start ?? .max, max(index, 0)) }

  /// Notes that what became of the deletions of a member matters, and has changed.
  mutating func touch(_ member: Member) { touch(members.partitioningIndex { !$0.precedes(member) }) }

  mutating func insert(_ member: Member) {
    guard let last = members.last, member.precedes(last) else {
      touch(members.count)
      members.append(member)
      return
    }
    let index = members.partitioningIndex { member.precedes($0) }
    members.insert(member, at: index)
    // The run of the one before can end here now, or go on.
    touch(index - 1)
  }

  mutating func removeAll(where isGone: (Member) -> Bool) {
    guard let first = members.firstIndex(where: isGone) else { return }
    members.removeAll(where: isGone)
    touch(first - 1)
  }

  /// Examines the runs from the first on that is out of date.
  /// - Parameters:
  ///   - act: the act that a member stands for.
  ///   - isEnd: whether a run ends between two acts.
  ///   - examine: what is found in a run.
  mutating func renew(
    _ exchange: inout Exchange, act: (Member) -> Act?, isEnd: (Act, Act) -> Bool,
    examine: ([Act]) -> [Finding]
  ) {
    guard let touched = start else { return }
    var first = min(touched, max(members.count - 1, 0))
    let tail = members[first...].compactMap(act)
    var head: [Act] = []
    while first > 0, let next = head.last ?? tail.first, let before = act(members[first - 1]),
      !isEnd(before, next)
    {
      head.append(before)
      first -= 1
    }
    let acts = head.isEmpty ? tail : head.reversed() + tail
    var new: [(start: Int, findings: [Finding])] = []
    var begin = 0
    for index in acts.indices where index + 1 == acts.count || isEnd(acts[index], acts[index + 1]) {
      let found = examine(Array(acts[begin...index]))
      if !found.isEmpty { new.append((first + begin, found)) }
      begin = index + 1
    }
    let kept = runs.partitioningIndex { $0.start >= first }
    exchange.replace(runs[kept...].flatMap(\.findings), with: new.flatMap(\.findings))
    runs.replaceSubrange(kept..., with: new)
    start = nil
  }
}
