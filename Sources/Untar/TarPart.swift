public import Gunzip

/// What comes next in an archive.
public enum TarPart {
  /// A file; its bytes are read next.
  case file(name: String)
  /// A file that is not read.
  case unread(name: String, Unread)
  /// The archive is not as it should be.
  case fault(TarFault)
  /// The gzip data is damaged, or the archive cannot be read at all.
  case damage(GunzipError)

  /// Why a file is not read.
  public enum Unread: Equatable, Sendable {
    /// Its holes are left out, in a form that is not read.
    case sparse
    /// It begins in another archive.
    case continuation
    /// It is a link, and what it leads to was not found in the archive.
    case link
  }
}
