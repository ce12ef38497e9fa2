/// The problems of an input: of each kind the first few in the order of paths and offsets, and how many there are.
///
/// It depends on the set of problems alone, and its memory on the number of kinds.
public struct ProblemList: Sendable {
  /// How many of a kind are listed one by one.
  public static let listedOfAKind = 3

  fileprivate struct OfAKind {
    /// The first ones, and one more, which stands for all that are not listed.
    var first: [Problem] = []
    var count = 0
  }

  private var kinds: [Problem.Kind: OfAKind] = [:]

  /// No problems.
  public init() {}

  /// Adds a problem.
  public mutating func add(_ problem: Problem) {
    insert(problem)
    kinds[problem.kind, default: OfAKind()].count += 1
  }

  /// Adds problems of which nothing but the kind is known.
  public mutating func add(_ count: Int, of kind: Problem.Kind) {
    guard count > 0 else { return }
    kinds[kind, default: OfAKind()].count += count
  }

  /// Adds those of another part of the input.
  public mutating func add(_ other: ProblemList) {
    for (kind, others) in other.kinds {
      for problem in others.first { insert(problem) }
      kinds[kind, default: OfAKind()].count += others.count
    }
  }

  private mutating func insert(_ problem: Problem) {
    var first = kinds[problem.kind]?.first ?? []
    let place = first.firstIndex { problem.precedes($0) } ?? first.count
    guard place <= ProblemList.listedOfAKind else { return }
    first.insert(problem, at: place)
    kinds[problem.kind, default: OfAKind()].first = Array(first.prefix(ProblemList.listedOfAKind + 1))
  }

  /// Whether there is none.
  public var isEmpty: Bool { kinds.isEmpty }

  /// How many there are.
  public var count: Int { kinds.values.reduce(0) { $0 + $1.count } }

  /// What is printed of them: the first ones of each kind, by path and offset, and then one for each kind that
  /// has more.
  public var listed: [Problem] {
    let first = kinds.values.flatMap { $0.first.prefix(ProblemList.listedOfAKind) }
    let further = kinds.values.compactMap(\.further)
    return first.sorted { $0.precedes($1) } + further.sorted { $0.precedes($1) }
  }
}

extension ProblemList: Sequence {
  /// Goes over what is printed of them.
  public func makeIterator() -> IndexingIterator<[Problem]> { listed.makeIterator() }
}

extension ProblemList.OfAKind {
  /// What stands for those that are not listed, at the place of the first of them; nil where there are none.
  fileprivate var further: Problem? {
    let listed = ProblemList.listedOfAKind
    guard let next = first.last, count > Swift.min(first.count, listed) else {
      return nil
    }
    let count = self.count - Swift.min(first.count, listed)
    let words = "\(count) further \(count == 1 ? "problem" : "problems") of this kind"
    return Problem(
      path: next.path, kind: next.kind, offset: next.offset,
      message: first.count > listed ? "\(words), the first of them here: \(next.message)" : words,
      recordsRead: next.recordsRead)
  }
}
