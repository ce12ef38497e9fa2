internal import Crypto
internal import RetentionModel

/// A path or a place in a bucket, by the numbers of its parts.
struct Location {
  let folder: Int32
  let name: Int32
  let ending: FileName.Ending
}

/// A digest as it was found.
struct FoundDigest {
  let file: Location
  let hash: ContentHash
  /// Why it is broken, whatever else speaks for it.
  let fault: IntegrityReason?
  /// What it says; nil where it is not understood.
  let content: Content?

  struct Content {
    /// Where it was delivered to.
    let location: Location
    let start: Int64
    let end: Int64
    /// The number of the key's fingerprint.
    let fingerprint: Int32
    let isOfKnownAlgorithm: Bool
    let signed: SHA256Digest
    let previous: Previous?
  }

  /// What it says of the digest before.
  struct Previous {
    let location: Location
    let hash: ContentHash?
    /// Where its signature stands among all signatures.
    let signature: Range<Int>
  }

  /// The number of the name that it goes by: the one that it says it has.
  var name: Int32 { content?.location.name ?? file.name }
}

/// A log file as it was found.
struct FoundLog {
  let file: Location
  let hash: ContentHash
  let fault: IntegrityReason?
}

/// A log file as a digest lists it.
struct ListedLog {
  let location: Location
  let hash: ContentHash?
  /// The number of the digest.
  var digest: Int32
}

/// All digests and logs that were found, in little memory: there can be a hundred thousand.
struct FoundFiles {
  private(set) var names = NameTable()
  private var folders = NameTable()
  private var fingerprints = NameTable()
  private var signatures: [UInt8] = []
  var digests: [FoundDigest] = []
  var logs: [FoundLog] = []
  /// Where files stand that were not read to their end, by the number of their name; of several the first.
  private(set) var unread: [Int32: Location] = [:]
  private(set) var listed: [ListedLog] = []
  private(set) var others = 0

  mutating func add(_ file: ExaminedFile) {
    switch file.content {
    case .other: others += 1
    case .log: logs.append(FoundLog(file: locate(file.path), hash: file.hash, fault: file.fault))
    case .brokenDigest(let reason):
      digests.append(
        FoundDigest(file: locate(file.path), hash: file.hash, fault: file.fault ?? reason, content: nil))
    case .digest(let document):
      let number = Int32(digests.count)
      digests.append(
        FoundDigest(
          file: locate(file.path), hash: file.hash, fault: file.fault, content: content(of: document)))
      for log in document.logs {
        listed.append(ListedLog(location: locate(log.location), hash: log.hash, digest: number))
      }
    }
  }

  /// Adds a file that was not read to its end.
  mutating func add(unread path: String) {
    let location = locate(path)
    if let first = unread[location.name], self.path(first) <= path { return }
    unread[location.name] = location
  }

  private mutating func content(of document: DigestDocument) -> FoundDigest.Content {
    let previous = document.previous.map { previous in
      let start = signatures.count
      signatures += previous.signature
      return FoundDigest.Previous(
        location: locate(previous.location), hash: previous.hash, signature: start..<signatures.count)
    }
    return FoundDigest.Content(
      location: locate(document.location), start: document.start.seconds, end: document.end.seconds,
      fingerprint: fingerprints.number(of: document.fingerprint),
      isOfKnownAlgorithm: document.isOfKnownAlgorithm, signed: document.signed, previous: previous)
  }

  private mutating func locate(_ path: String) -> Location {
    let name = FileName(path)
    return Location(
      folder: folders.number(of: name.folder), name: names.number(of: name.stem), ending: name.ending)
  }

  /// Puts them into an order that does not depend on that of the reading.
  mutating func sort() {
    let order = digests.indices.sorted { precedes(digests[$0].file, digests[$1].file) }
    var places = [Int32](repeating: 0, count: order.count)
    for (place, number) in order.enumerated() { places[number] = Int32(place) }
    digests = order.map { digests[$0] }
    for index in listed.indices { listed[index].digest = places[Int(listed[index].digest)] }
  }

  /// By name, then by folder, in the order of their bytes.
  private func precedes(_ first: Location, _ second: Location) -> Bool {
    if first.name != second.name {
      return names.text(first.name).lexicographicallyPrecedes(names.text(second.name))
    }
    if first.folder != second.folder {
      return folders.text(first.folder).lexicographicallyPrecedes(folders.text(second.folder))
    }
    return first.ending.rawValue < second.ending.rawValue
  }

  func path(_ location: Location) -> String {
    folders[location.folder] + names[location.name] + location.ending.text
  }

  /// The place of a listed object, as the AWS CLI writes it.
  func place(_ location: Location) -> String { "s3://" + path(location) }

  func signature(_ range: Range<Int>) -> [UInt8] { Array(signatures[range]) }

  func fingerprint(_ number: Int32) -> [UInt8] { fingerprints.bytes(number) }
}

extension NameTable {
  fileprivate func bytes(_ number: Int32) -> [UInt8] { Array(self.text(number)) }
}
