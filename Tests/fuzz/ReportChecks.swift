import Foundation
import RetentionModel
import RetentionReports
import TestSupport

/// Everything that a history tells, as JSON.
func jsonReport(_ history: EventHistory, _ input: InputTally, asOf: Instant) -> String {
  Report(tool: "fuzz", history: history, input: input, selection: Selection(), asOf: asOf).string(as: .json)
}

/// Writes every report of a history, and checks what holds of each.
/// - Returns: the JSON.
func checkedReport(_ history: EventHistory, _ input: InputTally, asOf: Instant) -> String {
  let report = Report(
    tool: "fuzz", history: history, input: input, selection: Selection(), asOf: asOf)
  let state = StateReport(report, at: asOf)
  let json = jsonReport(history, input, asOf: asOf)
  checkJSON(json)
  checkJSON(state.string(as: .json))
  checkCSV(state.string(as: .csv))
  checkCSV(report.string(as: .csv))
  for format in [ReportFormat.jsonLines, .timesketch, .ocsf] {
    for line in report.string(as: format).split(separator: "\n") { checkJSON(String(line)) }
  }
  for width in [40, 80] {
    let style = TextStyle(width: width, showsEvidence: true)
    checkLines(report.string(as: .text, style: style), width: width)
    checkLines(state.string(as: .text, style: style), width: width)
  }
  return json
}

private func checkLines(_ text: String, width: Int) {
  checkPrintable(text)
  for line in text.split(separator: "\n") {
    check(line.count <= width, "a line of \(line.count) columns in a report of \(width): \(line)")
  }
}

private func checkJSON(_ text: String) {
  checkPrintable(text)
  check((try? JSONSerialization.jsonObject(with: Data(text.utf8))) is [String: Any], "not JSON: \(text)")
}

/// Every row has the cells of the first, none of which a spreadsheet would take for a formula.
private func checkCSV(_ text: String) {
  check(text.hasSuffix("\r\n"), "the last row has no end")
  var columns: Int?
  for row in text.components(separatedBy: "\r\n").dropLast() {
    checkPrintable(row)
    let cells = csvCells(row)
    check(cells.count == columns ?? cells.count, "a row of \(cells.count) cells: \(row)")
    columns = cells.count
    for cell in cells {
      let first = cell.unicodeScalars.first
      check(first.map { !"=+-@\t\r".unicodeScalars.contains($0) } ?? true, "the cell \(cell)")
    }
  }
}

/// The cells of one row, as RFC 4180 reads it.
private func csvCells(_ row: String) -> [String] {
  var cells = [String.UnicodeScalarView()]
  var isQuoted = false
  for scalar in row.unicodeScalars {
    switch scalar {
    case "\"": isQuoted.toggle()
    case "," where !isQuoted: cells.append(String.UnicodeScalarView())
    default: cells[cells.count - 1].append(scalar)
    }
  }
  check(!isQuoted, "a quote is not closed: \(row)")
  return cells.map { String($0) }
}

/// Nothing in it steers a terminal or forges a line.
private func checkPrintable(_ text: String) {
  for scalar in text.unicodeScalars where scalar != "\n" && !(" "..."~").contains(scalar) {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator:
      check(false, "U+\(String(scalar.value, radix: 16)) in \(text)")
    default: break
    }
  }
}
