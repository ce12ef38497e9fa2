internal import HeapModule

/// When something is next due in each of many accounts.
package struct Agenda: Sendable {
  private struct Item: Comparable {
    let moment: Instant
    let account: Int

    static func < (a: Item, b: Item) -> Bool { (a.moment, a.account) < (b.moment, b.account) }
  }

  private var moments: [Int: Instant] = [:]
  /// One for each moment; others were replaced since, and are dropped once they come first.
  private var items = Heap<Item>()

  package init() {}

  /// When something is next due in any account; nil if never.
  package var next: Instant? { items.min?.moment }

  /// Sets when something is next due in an account; nil for never.
  package mutating func set(_ account: Int, at moment: Instant?) {
    guard moments[account] != moment else { return }
    moments[account] = moment
    if let moment { items.insert(Item(moment: moment, account: account)) }
    while let first = items.min, moments[first.account] != first.moment { items.removeMin() }
    guard items.count > 2 * moments.count + 64 else { return }
    items = Heap(moments.map { Item(moment: $0.value, account: $0.key) })
  }

  /// The accounts in which something is due; they are taken off.
  package mutating func takeDue(at moment: Instant) -> [Int] {
    var due: [Int] = []
    while let first = items.min, first.moment <= moment {
      due.append(first.account)
      set(first.account, at: nil)
    }
    return due
  }
}
