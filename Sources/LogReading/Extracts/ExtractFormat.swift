// An extract is what reading gave, one JSON object a line, for a reader elsewhere or later:
//
//   {"extract":"retention-trail/1","tool":"retention-trail 0.1.0"}
//   {"type":"record","path":"logs/a.json.gz","member":0,"record":4,"offset":5120,…,"body":{…}}    its own bytes
//   {"type":"input","path":"logs/a.json.gz","calls":[…],"reader":1,…,"matched":1,…}               ends its records
//   {"type":"end","inputs":1}                                                   without it, the rest is missing
//
// Extracts can follow each other in a file.

/// What writer and reader of extracts agree on.
enum ExtractFormat {
  /// The value of the header's `extract`; another number stands for a form that this reader does not know.
  static let name = "retention-trail/1"
}
