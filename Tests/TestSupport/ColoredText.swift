extension String {
  /// The text without the few sequences by which the reports colour it; any other escape is still there.
  public var withoutColors: String {
    replacing(#/\u{1b}\[(0|1|2|31|1;31|32|33|36)m/#, with: "")
  }
}
