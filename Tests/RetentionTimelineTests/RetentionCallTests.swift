import CloudTrailRecords
import RetentionModel
import Testing

@Suite("The calls that set or read a retention period")
struct RetentionCallTests {
  @Test("a call tells its service and whether it sets anything")
  func meaning() {
    #expect(RetentionCall.allCases.map(\.isPut) == [true, false, true, false])
    #expect(RetentionCall.allCases.map(\.service) == [.chime, .chime, .chimeSDK, .chimeSDK])
  }

  @Test("each is what the scan of it gives")
  func wanted() {
    #expect(RetentionCall.wanted.groups.flatMap(\.eventNames) == RetentionCall.allCases.map(\.rawValue))
  }
}
