/// A run of records of one account and region; one file, or a stretch of the single file.
struct Segment {
  let number: Int
  let accountIndex: Int
  let region: [UInt8]
  let style: DocumentStyle
  /// The delivery in seconds since 1970.
  let delivery: Int
  /// The number of records wanted, at least 1.
  let count: Int
  /// The share of the archive written after it, 0 to 1.
  let progress: Double
  let isWholeFile: Bool
  let mayHoldEvents: Bool

  /// Whether a redelivered event may lie here.
  func mayRepeat(_ redelivery: Redelivery) -> Bool {
    guard redelivery.due <= progress, redelivery.segment != number else { return false }
    return !isWholeFile
      || (redelivery.accountIndex == accountIndex && redelivery.style == style)
  }

  /// The path of its file relative to the archive's folder, with its folder.
  func path(_ account: [UInt8], random: inout RandomSource) -> (folder: String, name: String) {
    let time = CivilTime(seconds: delivery)
    var day: [UInt8] = Array("AWSLogs/".utf8)
    day.append(contentsOf: account)
    day.append(text: "/CloudTrail/")
    day.append(contentsOf: region)
    for (number, width) in [(time.year, 4), (time.month, 2), (time.day, 2)] {
      day.append(0x2f)
      day.append(padded: number, width: width)
    }
    var name = account
    name.append(text: "_CloudTrail_")
    name.append(contentsOf: region)
    name.append(0x5f)
    name.append(padded: time.year, width: 4)
    name.append(padded: time.month, width: 2)
    name.append(padded: time.day, width: 2)
    name.append(0x54)
    name.append(padded: time.hour, width: 2)
    name.append(padded: time.minute, width: 2)
    name.append(text: "Z_")
    name.append(16, of: Alphabet.mixed, from: &random)
    name.append(text: ".json.gz")
    return (String(decoding: day, as: UTF8.self), String(decoding: name, as: UTF8.self))
  }
}
