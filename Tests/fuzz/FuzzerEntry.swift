#if FUZZING
  import Foundation

  // The way in for libFuzzer. SwiftPM makes this module's `main` the program's, so that libFuzzer's own is
  // not there to be used, and its driver is called instead.

  private let chosen = target(named: ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? "")

  @c(LLVMFuzzerTestOneInput)
  func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    chosen(unsafe Array(UnsafeBufferPointer(start: data, count: count)))
    return 0
  }

  @_extern(c, "LLVMFuzzerRunDriver")
  private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
  ) -> CInt

  /// libFuzzer, with the target that the environment variable FUZZ_TARGET names; without it, the names.
  @main
  struct FuzzerEntry {
    static func main() {
      guard ProcessInfo.processInfo.environment["FUZZ_TARGET"] != nil else {
        print(targets.keys.sorted().joined(separator: "\n"))
        return
      }
      var count = CommandLine.argc
      var arguments = unsafe CommandLine.unsafeArgv
      exit(unsafe runDriver(&count, &arguments, testOneInput))
    }
  }
#endif
