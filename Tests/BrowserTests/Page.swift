import Foundation
import SystemPackage
import Testing

/// A page in the browser, with all that it complains of.
final class Page {
  private let devTools: DevTools
  private let session: String
  private let target: String
  private let address: URL

  /// What must not be: words on the console, errors, violations of the policy, dialogs, and requests for anything
  /// but the file itself.
  private(set) var complaints: [String] = []

  /// Opens a file in a page of its own.
  /// - Parameters:
  ///   - fragment: what stands behind `#` in its address, as it is written there.
  ///   - width: of the window, in pixels.
  ///   - scheme: `light` or `dark`.
  ///   - script: what runs before those of the page.
  init(
    _ file: FilePath, fragment: String? = nil, width: Int = 1280, scheme: String = "light",
    runsScripts: Bool = true,
    before script: String? = nil
  ) async throws {
    devTools = try #require(Browser.current).devTools
    address = URL(fileURLWithPath: file.string)
    let created: Answer<Target> = try await devTools.call("Target.createTarget", ["url": "about:blank"])
      .decoded()
    target = created.result.targetId
    let attached: Answer<Session> = try await devTools.call(
      "Target.attachToTarget", ["targetId": target, "flatten": true]
    ).decoded()
    session = attached.result.sessionId
    for domain in ["Page", "Runtime", "Log", "Network"] { try await call("\(domain).enable") }
    try await call(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600])
    try await call(
      "Emulation.setEmulatedMedia", ["features": [["name": "prefers-color-scheme", "value": scheme]]])
    try await call("Emulation.setScriptExecutionDisabled", ["value": !runsScripts])
    if let script { try await call("Page.addScriptToEvaluateOnNewDocument", ["source": script]) }
    _ = devTools.takeEvents()
    try await call("Page.navigate", ["url": address.absoluteString + (fragment.map { "#\($0)" } ?? "")])
    try await note(devTools.events(until: "Page.loadEventFired"))
  }

  /// Closes it, and tells what it complained of.
  func close() async throws -> [String] {
    // What is still on its way comes before the answer to this.
    _ = try await devTools.call("Runtime.evaluate", ["expression": "1"], session: session)
    try note(devTools.takeEvents())
    try await devTools.call("Target.closeTarget", ["targetId": target])
    return complaints
  }

  @discardableResult
  func call(_ method: String, _ parameters: [String: any Sendable] = [:]) async throws -> Data {
    try await devTools.call(method, parameters, session: session)
  }

  /// The value of an expression, or of its promise.
  func value<Value: Decodable>(_ expression: String, as type: Value.Type = Value.self) async throws -> Value {
    let data = try await call(
      "Runtime.evaluate", ["expression": expression, "returnByValue": true, "awaitPromise": true])
    do {
      let answer: Answer<Evaluation<Value>> = try data.decoded()
      return answer.result.result.value
    } catch {
      throw DevTools.Failure(
        description: "\(expression): \(String(decoding: data.prefix(500), as: UTF8.self))")
    }
  }

  /// Runs a script that has no value.
  func perform(_ script: String) async throws {
    try await call("Runtime.evaluate", ["expression": script])
  }

  /// Waits until an expression is true.
  func wait(for condition: String) async throws {
    let isTrue: Bool = try await value(
      """
      new Promise(done => {
        const end = Date.now() + 60000;
        const look = () => { const is = !!(\(condition)); is || Date.now() > end ? done(is) : setTimeout(look, 50); };
        look();
      })
      """)
    #expect(isTrue, "\(condition)")
  }

  /// Clicks with the mouse in the middle of an element.
  func click(_ element: String) async throws {
    let place: [Double] = try await value(
      """
      (element => {
        element.scrollIntoView({ block: "center" });
        const box = element.getBoundingClientRect();
        return [box.x + box.width / 2, box.y + box.height / 2];
      })(\(element))
      """)
    for kind in ["mousePressed", "mouseReleased"] {
      try await call(
        "Input.dispatchMouseEvent",
        ["type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1])
    }
  }

  /// Types a text where the focus is.
  func type(_ text: String) async throws {
    try await call("Input.insertText", ["text": text])
  }

  /// Presses a key, and lets it go.
  func press(_ key: String, code: Int, text: String = "") async throws {
    for kind in ["keyDown", "keyUp"] {
      try await call(
        "Input.dispatchKeyEvent",
        [
          "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code,
          "text": kind == "keyDown" ? text : "",
        ])
    }
  }

  private func note(_ events: [DevTools.Event]) throws {
    for event in events {
      switch event.method {
      case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded",
        "Page.javascriptDialogOpening":
        complaints.append(String(decoding: event.message.prefix(1000), as: UTF8.self))
      case "Network.requestWillBeSent":
        let request = try JSONDecoder().decode(Request.self, from: event.message)
        if request.params.request.url != address.absoluteString {
          complaints.append(request.params.request.url)
        }
      default: break
      }
    }
  }
}

private struct Answer<Result: Decodable>: Decodable { let result: Result }
private struct Target: Decodable { let targetId: String }
private struct Session: Decodable { let sessionId: String }
private struct Evaluation<Value: Decodable>: Decodable {
  struct Result: Decodable { let value: Value }
  let result: Result
}
private struct Request: Decodable {
  struct Parameters: Decodable { let request: Content }
  struct Content: Decodable { let url: String }
  let params: Parameters
}

extension Data {
  fileprivate func decoded<Value: Decodable>() throws -> Value {
    try JSONDecoder().decode(Value.self, from: self)
  }
}
