// The files at fault of one account and Region become as few holes as say the same:
//
//   10:00 truncated-gzip  10:05 truncated-gzip  10:10 truncated-gzip   10:20 truncated-gzip   10:20 empty-file
//   ╰──────────── one hole, of three files ─────────────────────────╯  ╰── another ──╯        ╰── another ──╯
//
// Which of them are closed by a copy is known only at the end; until then each is a few dozen bytes.

/// Log files of one account and Region that were not read completely.
struct FaultyFiles: Sendable {
  private struct File: Sendable {
    let end: Instant
    /// The number of its folder.
    let folder: Int32
    let cause: InputTally.Problem.Kind
  }

  private let place: Place
  private var files: [File] = []
  /// What stands in each name behind the account and the Region.
  private var nameEnds = PackedTexts()
  /// Each with its slash; the last is the one that the last file is in.
  private var folders: [String] = []

  init(of place: Place) {
    self.place = place
  }

  /// Adds a file by what its name gives.
  mutating func add(_ slot: LogFileSlot, cause: InputTally.Problem.Kind, path: String) {
    let folder = Substring(path.utf8.dropLast(slot.name.utf8.count))
    if folders.last.map({ ExactText($0) != ExactText(String(folder)) }) ?? true {
      folders.append(String(folder))
    }
    files.append(File(end: slot.end, folder: Int32(folders.count - 1), cause: cause))
    nameEnds.append(slot.name.utf8.dropFirst(nameStart.utf8.count))
  }

  /// Adds those of another part of the input.
  mutating func add(_ other: FaultyFiles) {
    let isSameFolder = folders.last.flatMap { last in
      other.folders.first.map { ExactText(last) == ExactText($0) }
    }
    let known = folders.count - (isSameFolder == true ? 1 : 0)
    folders += other.folders.dropFirst(isSameFolder == true ? 1 : 0)
    files += other.files.lazy.map { File(end: $0.end, folder: $0.folder + Int32(known), cause: $0.cause) }
    nameEnds.append(other.nameEnds)
  }

  /// The holes that they leave, those of one cause that touch as one.
  /// - Parameter isClosed: whether a file of this end and name was read completely elsewhere.
  func holes(unless isClosed: (_ end: Instant, _ name: String) -> Bool) -> [Hole] {
    let open = files.indices.filter { !isClosed(files[$0].end, name(of: $0)) }.sorted(by: precedes)
    var holes: [Hole] = []
    for number in open {
      let (file, span) = (files[number], LogFileSlot.span(endingAt: files[number].end))
      if let last = holes.last, last.cause == .unread(file.cause), let earlier = last.span,
        span.lowerBound <= earlier.upperBound
      {
        holes[holes.count - 1].span = earlier.lowerBound...max(earlier.upperBound, span.upperBound)
        holes[holes.count - 1].files += 1
      } else {
        holes.append(
          Hole(
            place: place, span: span, cause: .unread(file.cause), folder: folders[Int(file.folder)],
            name: name(of: number), files: 1))
      }
    }
    return holes
  }

  /// By cause, by time, by path.
  private func precedes(_ first: Int, _ second: Int) -> Bool {
    let (one, other) = (files[first], files[second])
    if one.cause != other.cause { return one.cause.rawValue < other.cause.rawValue }
    if one.end != other.end { return one.end < other.end }
    return one.folder == other.folder
      ? nameEnds.precedes(first, second) : ExactText(path(of: first)) < ExactText(path(of: second))
  }

  private func path(of number: Int) -> String { folders[Int(files[number].folder)] + name(of: number) }

  private func name(of number: Int) -> String {
    nameStart + String(decoding: nameEnds[number], as: UTF8.self)
  }

  private var nameStart: String { "\(place.recipientAccountId)_CloudTrail_\(place.awsRegion)_" }
}
