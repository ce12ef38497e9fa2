extension RecordWriter {
  /// A policy document as the content of a JSON string.
  mutating func appendPolicy(statements: Int) {
    render(PolicyText.opening)
    for index in 0..<max(1, statements) {
      if index > 0 { bytes.append(0x2c) }
      render(PolicyText.once[random.below(PolicyText.once.count)])
    }
    bytes.append(text: "]}")
  }

  /// A policy document of about `length` bytes as the content of a JSON string.
  mutating func appendPolicy(length: Int) {
    let start = bytes.count
    render(PolicyText.opening)
    repeat {
      if bytes.count - start > 100 { bytes.append(0x2c) }
      render(PolicyText.once[random.below(PolicyText.once.count)])
    } while bytes.count - start < length
    bytes.append(text: "]}")
  }

  /// A policy document in a string in a JSON object in a string.
  mutating func appendNestedPolicy(statements: Int) {
    render(PolicyText.nestedOpening)
    for index in 0..<statements {
      if index > 0 { bytes.append(0x2c) }
      render(PolicyText.twice[random.below(PolicyText.twice.count)])
    }
    bytes.append(text: #"]}\"}"#)
  }

  /// Objects of about `length` bytes together, separated by commas.
  mutating func appendItems(length: Int) {
    let start = bytes.count
    let item = PolicyText.bulkItems[random.below(PolicyText.bulkItems.count)]
    repeat {
      if bytes.count > start { bytes.append(0x2c) }
      render(item)
    } while bytes.count - start < length
  }
}
