internal import RetentionModel

/// Says at once what cannot be read of an input that grows: the first three problems of a kind, then the 10th, the
/// 100th, the 1000th and so on, each for all before it. A hostile input would else fill the disk that messages go to.
struct ProblemNotices {
  private var counts: [InputTally.Problem.Kind: Int] = [:]

  mutating func say(_ problem: InputTally.Problem) {
    let count = counts[problem.kind, default: 0] + 1
    counts[problem.kind] = count
    if count <= ProblemList.listedOfAKind {
      Messages.problem(problem)
    } else if count.isPowerOfTen {
      Messages.problem(problem, note: "; \(count) problems of this kind so far")
    }
  }
}

extension Int {
  fileprivate var isPowerOfTen: Bool {
    var rest = self
    while rest >= 10, rest.isMultiple(of: 10) { rest /= 10 }
    return rest == 1
  }
}
