/// The problems of an input: the first few of each kind in the order of paths and offsets, and the total of
/// each kind.
///
/// It depends only on the set of problems; its memory depends only on the number of kinds.
public struct ProblemList: Sendable {
  /// How many problems of a kind are listed individually.
  public static let listedOfAKind = 3

  fileprivate struct OfAKind {
    /// The first ones, plus one that stands for all that are not listed.
    var first: [InputTally.Problem] = []
    var count = 0
  }

  private var kinds: [InputTally.Problem.Kind: OfAKind] = [:]

  /// No problems.
  public init() {}

  /// Adds a problem.
  public mutating func add(_ problem: InputTally.Problem) {
    insert(problem)
    kinds[problem.kind, default: OfAKind()].count += 1
  }

  /// Adds problems of which only the kind is known.
  /// - Parameters:
  ///   - count: how many.
  ///   - kind: their kind.
  public mutating func add(_ count: Int, of kind: InputTally.Problem.Kind) {
    guard count > 0 else { return }
    kinds[kind, default: OfAKind()].count += count
  }

  /// Adds the problems of another part of the input.
  /// - Parameter other: its list.
  public mutating func add(_ other: ProblemList) {
    for (kind, others) in other.kinds {
      for problem in others.first { insert(problem) }
      kinds[kind, default: OfAKind()].count += others.count
    }
  }

  private mutating func insert(_ problem: InputTally.Problem) {
    var first = kinds[problem.kind]?.first ?? []
    let place = first.firstIndex { problem.precedes($0) } ?? first.count
    guard place <= ProblemList.listedOfAKind else { return }
    first.insert(problem, at: place)
    kinds[problem.kind, default: OfAKind()].first = Array(first.prefix(ProblemList.listedOfAKind + 1))
  }

  /// What is known of each kind, in the order of their names: how many problems there are, and the first of them.
  package var byKind: [(kind: InputTally.Problem.Kind, count: Int, first: [InputTally.Problem])] {
    kinds.map { ($0, $1.count, $1.first) }.sorted { $0.kind.rawValue < $1.kind.rawValue }
  }

  /// Adds problems of a kind.
  /// - Parameters:
  ///   - count: how many, with those that are known one by one.
  ///   - first: the first of them, as `byKind` has them.
  package mutating func add(_ count: Int, of kind: InputTally.Problem.Kind, first: [InputTally.Problem]) {
    for problem in first { insert(problem) }
    add(Swift.max(count, first.count), of: kind)
  }

  /// Whether there are no problems.
  public var isEmpty: Bool { kinds.isEmpty }

  /// How many problems there are.
  public var count: Int { kinds.values.reduce(0) { $0 + $1.count } }

  /// What is printed: the first problems of each kind, by path and offset, followed by one for each kind that
  /// has more.
  public var listed: [InputTally.Problem] {
    let first = kinds.values.flatMap { $0.first.prefix(ProblemList.listedOfAKind) }
    let further = kinds.values.compactMap(\.further)
    return first.sorted { $0.precedes($1) } + further.sorted { $0.precedes($1) }
  }
}

extension ProblemList: Sequence {
  /// Iterates over the listed problems.
  public func makeIterator() -> IndexingIterator<[InputTally.Problem]> { listed.makeIterator() }
}

extension ProblemList.OfAKind {
  /// The stand-in for problems that are not listed, at the position of the first of them; nil if all are
  /// listed.
  fileprivate var further: InputTally.Problem? {
    let listed = ProblemList.listedOfAKind
    guard let next = first.last, count > Swift.min(first.count, listed) else {
      return nil
    }
    let count = self.count - Swift.min(first.count, listed)
    let words = "\(count) further \(count == 1 ? "problem" : "problems") of this kind"
    return InputTally.Problem(
      path: next.path, kind: next.kind, offset: next.offset,
      message: first.count > listed ? "\(words), the first of them here: \(next.message)" : words,
      recordsRead: next.recordsRead)
  }
}
