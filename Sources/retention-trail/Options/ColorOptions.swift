internal import ArgumentParser

/// Whether text is coloured.
struct ColorOptions: ParsableArguments {
  enum Choice: String, CaseIterable, ExpressibleByArgument {
    case auto, always, never

    /// Whether text is coloured that goes to the standard output, or to a file.
    func isColored(toFile: Bool = false) -> Bool {
      switch self {
      case .always: true
      case .never: false
      case .auto: !toFile && Terminal.isOutput && Terminal.obeysEscapes && !Terminal.wantsNoColor
      }
    }
  }

  @Option(
    help: ArgumentHelp(
      "Whether text is coloured; auto: on a terminal, unless NO_COLOR is set.", valueName: "when"))
  var color = Choice.auto

  /// Whether text is coloured that goes to the standard output, or to a file.
  func isColored(toFile: Bool = false) -> Bool { color.isColored(toFile: toFile) }
}
