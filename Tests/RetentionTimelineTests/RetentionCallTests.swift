@testable import CloudTrailRecords
import RetentionModel
import Testing

@Suite("The calls that set or read a retention period")
struct RetentionCallTests {
  @Test("a call tells its service and whether it sets anything")
  func meaning() {
    let calls = RetentionService.all.flatMap(\.calls)
    #expect(calls.map(\.role) == [.sets, .reads, .sets, .reads])
    #expect(calls.map(\.isChange) == [true, false, true, false])
    #expect(calls.map(\.service) == [.chime, .chime, .chimeSDK, .chimeSDK])
  }

  @Test("each is what the scan of it gives")
  func wanted() {
    #expect(
      RetentionService.all.wanted.groups.flatMap(\.eventNames)
        == RetentionService.all.flatMap(\.calls).map(\.eventName))
  }
}
