#if !FUZZING
  import Foundation

  /// `fuzz NAME FILE…` runs a target once over each file, so that a finding can be looked at again.
  @main
  struct Replay {
    static func main() throws {
      let arguments = CommandLine.arguments.dropFirst()
      guard let name = arguments.first, arguments.count > 1 else {
        print("usage: fuzz NAME FILE…; the names: \(targets.keys.sorted().joined(separator: " "))")
        exit(64)
      }
      let run = target(named: name)
      for path in arguments.dropFirst() {
        print("\(name) \(path)")
        run([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
      }
    }
  }
#endif
