internal import Gzip

// The details of a large page, compressed, at its end:
//
//   page     line 1   line 2   …   line 500   line 501   …       what a reader sees at once, in the document's order
//   parts    └──────── part 1 ───────────┘    └─ part 2 …        a gzip member in Base64, one fragment of HTML a line
//
// The script opens the part of a line that a reader opens. Every fragment is made by this writer, so that all text from
// logs in it is escaped as elsewhere in the document.

/// Writes fragments of HTML, compressed, in parts; nothing of them is kept but the part of a byte triple.
struct HTMLDetails: ~Copyable {
  /// How many fragments a part has; the last may have fewer.
  static let partSize = 500
  /// zlib's; its quickest where all the time would go into it.
  private let level: Int32
  private var gzip: GzipWriter?
  private var base64 = Base64Writer()
  private var count = 0

  /// - Parameter lines: how many fragments there will be.
  init(lines: Int) {
    level = lines > 30_000 ? 1 : 9
  }

  /// Adds the fragment of the next line.
  mutating func append(to html: inout HTMLWriter, _ fragment: (inout HTMLWriter) -> Void) {
    if gzip == nil { begin(&html) }
    // A text's own line breaks are escaped, so that this one ends the fragment.
    let markup = HTMLWriter.markup {
      fragment(&$0)
      $0.breakLine()
    }
    write(gzip?.compress(markup) ?? [], to: &html)
    count += 1
    if count == HTMLDetails.partSize { end(to: &html) }
  }

  /// Ends the last part.
  mutating func end(to html: inout HTMLWriter) {
    guard var gzip = gzip.take() else { return }
    write(gzip.finish(), to: &html)
    html.verbatim(base64.end())
    html.close("script")
    html.breakLine()
    count = 0
  }

  private mutating func begin(_ html: inout HTMLWriter) {
    guard let writer = try? GzipWriter(level: level) else { preconditionFailure("out of memory") }
    gzip = consume writer
    html.open(
      "script", ["type": "application/gzip", "class": "part", "data-size": "\(HTMLDetails.partSize)"])
  }

  private mutating func write(_ bytes: [UInt8], to html: inout HTMLWriter) {
    html.verbatim(base64.text(of: bytes))
    html.flushIfLarge()
  }
}
