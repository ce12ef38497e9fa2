@testable import TestSupport
@testable import RetentionReports
import Glibc
import Testing

@testable import RetentionModel

struct IPAddressTests {
  @Test(
    "addresses are told from names",
    arguments: [
      ("192.0.2.31", true), ("0.0.0.0", true), ("255.255.255.255", true), ("2001:db8::1", true), ("::", true),
      ("::1", true), ("1::", true), ("2001:DB8:0:0:8:800:200C:417A", true), ("AWS Internal", false),
      ("cloudformation.amazonaws.com", false), ("", false), ("256.0.0.1", false), ("1.2.3", false),
      ("1.2.3.4.5", false), ("01.2.3.4", false), ("+1.2.3.4", false), ("1.2.3.4 ", false),
      ("1.2.3.\u{661}", false), (":", false), (":::", false), ("1::2::3", false), ("1:2:3:4:5:6:7", false),
      ("1:2:3:4:5:6:7:8:9", false), ("1:2:3:4:5:6:7::8", false), ("12345::", false), ("g::", false),
      ("::\u{ff11}", false), ("2001:db8::1\n", false), ("1:2", false), (":1", false), ("1:::2", false),
      ("::ffff:192.0.2.31", true), ("192.0.2.31\0", false), ("::1\0x", false), ("fe80::1%eth0", false),
    ])
  func forms(text: String, isAddress: Bool) {
    #expect(text.isIPAddress == isAddress)
  }

  @Test("whatever is taken for an address is one to the system, and the other way round")
  func system() {
    var random = SeededRandom(seed: 7)
    var addresses = 0
    for _ in 0..<20_000 * longRun {
      let text = String(
        (0..<Int.random(in: 2...19, using: &random)).map { _ in
          "01a2:::..5".randomElement(using: &random) ?? ":"
        })
      var bytes = [UInt8](repeating: 0, count: 16)
      let isAddress = unsafe inet_pton(AF_INET, text, &bytes) == 1 || inet_pton(AF_INET6, text, &bytes) == 1
      #expect(text.isIPAddress == isAddress, "\(text)")
      addresses += isAddress ? 1 : 0
    }
    #expect(addresses > 100)
  }
}
