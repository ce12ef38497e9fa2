/// Writes rows of text as RFC 4180 has them.
///
/// A cell that a spreadsheet would take for a formula begins with an apostrophe, and a line break or any
/// other treacherous character in a cell is written out, so that a row is always one line.
struct CSVWriter<Target: TextOutputStream> {
  private var target: Target

  init(to target: Target) {
    self.target = target
  }

  mutating func row(_ cells: [String?]) {
    target.write(cells.map { cell($0 ?? "") }.joined(separator: ",") + "\r\n")
  }

  private func cell(_ text: String) -> String {
    var text = text.printable
    if let first = text.first, "=+-@".contains(first) { text = "'" + text }
    guard text.contains(where: { $0 == "," || $0 == "\"" }) else { return text }
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    return "\"" + parts.joined(separator: "\"\"") + "\""
  }
}
