internal import RetentionModel
internal import Untar

// How the faults of a tar archive are told to the user.

extension InputTally.Problem {
  init(_ fault: TarFault, path: String, recordsRead: Int) {
    let kind: Kind =
      switch fault.reason {
      case .endsInHeader, .endsInFile, .noEndMarker: .truncatedTar
      case .damagedHeader, .damagedRecords, .nameTooLong, .placeLost: .corruptTar
      case .trailingBytes: .trailingBytes
      }
    let isOfTheFile = fault.reason != .nameTooLong && fault.reason != .placeLost
    self.init(
      path: path, kind: kind, offset: fault.offset,
      message: fault.description + (isOfTheFile ? "; fetch the file again" : ""), recordsRead: recordsRead)
  }

  /// A file of an archive that is not read.
  init(_ reason: TarPart.Unread, path: String) {
    let message =
      switch reason {
      case .sparse: "is a sparse file of a tar archive, which is not read; \(Self.unpacking)"
      case .continuation:
        "is the rest of a file that begins in another tar archive, and is not read; unpack them all with tar -xM"
      case .link: "is a link to what was not found in the tar archive; tar -h packs what links lead to"
      }
    self.init(path: path, kind: .unreadable, offset: 0, message: message, recordsRead: 0)
  }

  private static let unpacking =
    "unpack the archive with mkdir x && tar -xf FILE -C x, then pass the folder x"

  /// An archive that is a file of another one.
  init(archiveInArchiveAt path: String) {
    self.init(
      path: path, kind: .unreadable, offset: 0,
      message: "is a tar archive inside another, which is not read; \(Self.unpacking)",
      recordsRead: 0)
  }

  /// An archive that has more files, documents and bytes than its size allows.
  init(overfullArchiveAt path: String, recordsRead: Int) {
    self.init(
      path: path, kind: .recordTooLarge, offset: 0,
      message: "the tar archive holds more than any of its size does; the rest of it is not read",
      recordsRead: recordsRead)
  }
}
