internal import RetentionFindings
internal import RetentionModel
// Members of forms that others define: where nothing is known they have no member, rather than null.

extension JSONWriter {
  mutating func known(_ key: String, _ value: String?) {
    if let value { member(key, value) }
  }

  mutating func known(_ key: String, _ number: Int?) {
    if let number { member(key, number) }
  }

  mutating func known(_ key: String, _ flag: Bool?) {
    if let flag { member(key, flag) }
  }

  mutating func known(_ key: String, _ instant: Instant?) {
    if let instant { member(key, instant) }
  }

  mutating func known(_ key: String, _ texts: [String]) {
    if !texts.isEmpty { array(key, of: texts, inline: true) { $0.element($1) } }
  }
}
