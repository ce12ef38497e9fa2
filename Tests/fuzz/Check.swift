import Foundation

/// Says what does not hold, and stops the program, also in a release build.
func check(_ holds: Bool, _ message: @autoclosure () -> String) {
  if holds { return }
  FileHandle.standardError.write(Data("does not hold: \(message())\n".utf8))
  fatalError("a finding")
}

/// Checks that two things are equal, and says what they are if they are not.
func checkEqual<Value: Equatable>(_ a: Value, _ b: Value, _ message: @autoclosure () -> String) {
  check(a == b, "\(message())\n  \(a)\n  \(b)")
}
