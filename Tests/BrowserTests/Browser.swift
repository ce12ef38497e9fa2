import Foundation
import Glibc
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// A headless Chromium that one suite of tests shares.
struct Browser: Sendable {
  let devTools: DevTools

  /// The one of the suite that runs.
  @TaskLocal static var current: Browser?

  private static let path = FilePath("/usr/bin/chromium")

  /// Whether there is one, or has to be: the gate demands it, another machine may do without.
  static let isWanted =
    FileManager.default.fileExists(atPath: path.string)
    || ProcessInfo.processInfo.environment["REQUIRE_BROWSER"] != nil

  /// Starts a browser, and ends it when the work is done.
  static func with(_ work: @escaping @Sendable (Browser) async throws -> Void) async throws {
    guard FileManager.default.fileExists(atPath: path.string) else {
      throw DevTools.Failure(description: "\(path) is not there, and REQUIRE_BROWSER is set")
    }
    let folder = try TemporaryFolder()
    let pipes = ["in", "out"].map { folder.path.appending($0) }
    for pipe in pipes { try make(pipe: pipe) }
    // Open for both directions, a pipe waits for nobody.
    let ends = try pipes.map { try FileDescriptor.open($0, .readWrite, options: .closeOnExec) }
    defer { for end in ends { try? end.close() } }
    let options = [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
      "--remote-debugging-pipe", "--user-data-dir=\(folder.path.appending("profile"))", "about:blank",
    ]
    _ = try await run(
      .path("/bin/sh"),
      arguments: Arguments(["-c", "exec \"$0\" \"$@\" 3<in 4>out", path.string] + options),
      workingDirectory: folder.path, input: .none, output: .discarded, error: .discarded
    ) { execution in
      let result: Result<Void, any Error>
      do {
        try await work(Browser(devTools: DevTools(toBrowser: ends[0], fromBrowser: ends[1])))
        result = .success(())
      } catch {
        result = .failure(error)
      }
      await execution.teardown(using: [.gracefulShutDown(allowedDurationToNextStep: .seconds(10))])
      return try result.get()
    }
  }

  private static func make(pipe: FilePath) throws {
    guard unsafe pipe.withPlatformString({ unsafe mkfifo($0, 0o600) }) == 0 else {
      throw Errno(rawValue: errno)
    }
  }
}

/// Gives a suite its browser.
struct BrowserTrait: SuiteTrait, TestScoping {
  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    try await withoutActuallyEscaping(function) { function in
      try await Browser.with { browser in
        try await Browser.$current.withValue(browser) { try await function() }
      }
    }
  }
}

extension Trait where Self == BrowserTrait {
  /// The suite's tests find a browser in `Browser.current`.
  static var browser: Self { BrowserTrait() }
}
