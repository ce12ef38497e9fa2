internal import RetentionModel

// A service that there is not: it counts hours, has two calls that set and one that deletes, and no grace. That it takes
// this file and no other change shows that a service is one file.

extension Scope {
  /// The words of a queue.
  static let word = Scope(
    id: "word", plural: "words", unit: .hours, range: 24...8760, key: "wordSettings", periodKey: "hours")
}

extension RetentionService {
  /// `example`, in tests only.
  static let example = RetentionService(
    id: "example", name: "Amazon Example", resourceNoun: "queue", scopes: [.word],
    operations: [
      "PutQueueRetention": .sets, "RaiseQueueRetention": .sets, "DeleteQueueRetention": .deletes,
      "DescribeQueueRetention": .reads,
    ],
    eventSources: ["example.amazonaws.com"], regions: [], graceDays: nil,
    fields: Fields(resource: "queueArn", isARN: true, settings: "retention"))
}

extension RetentionService {
  /// All that the tests' histories are about.
  static let tested = all + [example]
}
