@testable import RetentionModel
import TestSupport
import Testing

@Suite("An agenda of accounts")
struct AgendaTests {
  @Test("gives each account when it is due, once, however often its moment was changed", arguments: 0..<20)
  func agree(round: Int) {
    var random = SeededRandom(seed: UInt64(round))
    var agenda = Agenda()
    var naive: [Int: Int64] = [:]
    for _ in 0..<2000 {
      let account = Int.random(in: 0..<9, using: &random)
      let moment = Int64.random(in: 0..<50, using: &random)
      switch Int.random(in: 0..<12, using: &random) {
      case 0:
        let due = naive.filter { $0.value <= moment }.keys
        #expect(agenda.takeDue(at: Instant(seconds: moment)).sorted() == due.sorted())
        for account in due { naive[account] = nil }
      case 1:
        agenda.set(account, at: nil)
        naive[account] = nil
      default:
        agenda.set(account, at: Instant(seconds: moment))
        naive[account] = moment
      }
      #expect(agenda.next?.seconds == naive.values.min())
    }
  }
}
