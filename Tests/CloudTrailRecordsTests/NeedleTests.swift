import TestSupport
import Testing

@testable import CloudTrailRecords

@Suite("What records of wanted calls are looked for by")
struct NeedleTests {
  private func needles(_ groups: [String]...) -> [String] {
    let wanted = WantedCalls(groups.map { WantedCalls.Group(eventNames: $0, eventSources: []) })
    return wanted.needles.map { String(decoding: $0.text, as: UTF8.self) }
  }

  @Test("one needle for all calls that share a long text, with its rarest pair")
  func retention() {
    #expect(wanted.needles.map { String(decoding: $0.text, as: UTF8.self) } == ["retentionsettings"])
    #expect(wanted.needles.map(\.rarePair) == [15])
    #expect(MentionSearch(wanted).overlap == 16)
  }

  @Test("else one a group, else one a name, and none that another one covers")
  func several() {
    #expect(needles(["PutRules", "GetRules"], ["DropQueue"]) == ["putrules", "getrules", "dropqueue"])
    #expect(needles(["PutQueueRules", "GetQueueRules"], ["ListWords"]) == ["listwords", "tqueuerules"])
    #expect(needles(["DropQueue"], ["DropQueueNow", "ListWords"]) == ["dropqueue", "listwords"])
    #expect(needles(["PutRule", "putRule"]) == ["putrule"])
    #expect(needles(["PutV2QueueRules"]) == ["queuerules"])
    #expect(needles() == [])
  }

  @Test("a name longer than a kernel looks for is found by its beginning, which is in each mention")
  func longName() {
    let name = "Put" + String(repeating: "VeryLong", count: 6) + "Name"
    #expect(needles([name]) == [String(name.lowercased().prefix(30))])
    let search = MentionSearch(WantedCalls([.init(eventNames: [name], eventSources: [])]))
    let isFound = search.finds(in: Array("x\(name)x".utf8).span)
    #expect(isFound)
  }

  @Test("a mention is found in any case, also spelled with an escape")
  func mention() {
    let search = MentionSearch(
      WantedCalls([.init(eventNames: ["DropQueue", "ListWords"], eventSources: [])]))
    for text in ["xDROPqueueX", "listwords", #"Drop\u0051ueue"#] {
      let isFound = search.finds(in: Array(text.utf8).span)
      #expect(isFound, "\(text)")
    }
    let isFound = search.finds(in: Array("DropQueu ListWord".utf8).span)
    #expect(!isFound)
  }

  @Test("a name of a group with a sign counts only where the sign stands as well, in any spelling")
  func sign() {
    let wanted = WantedCalls([
      .init(eventNames: ["DropQueue"], eventSources: []),
      .init(eventNames: ["ListWords", "EndWords"], eventSources: [], sign: "sentence"),
    ])
    #expect(wanted.needles.count == 1)
    let search = MentionSearch(wanted)
    for (text, isMention) in [
      ("dropqueue", true), ("listwords", false), ("sentence", false), ("endwords of a Sentence", true),
      (#"sen\u0074ence listwords"#, true), ("sentence listword", false),
    ] {
      let isFound = search.finds(in: Array(text.utf8).span)
      #expect(isFound == isMention, "\(text)")
    }
    // A whole record that names no service is another matter.
    for (text, isMention) in [
      (#"{"eventName":"ListWords"}"#, true), (#"{"eventSource":"","eventName":"ListWords"}"#, true),
      (#"{"eventSource":"x.amazonaws.com","eventName":"ListWords"}"#, false),
      (#"{"eventSource":"x.amazonaws.com","eventName":"DropQueue"}"#, true),
      (#"{"eventName":"Other"}"#, false),
    ] {
      let isFound = search.finds(inRecord: Array(text.utf8).span)
      #expect(isFound == isMention, "\(text)")
    }
  }
}
