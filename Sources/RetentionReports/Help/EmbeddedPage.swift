internal import CPages

/// A file of this module that is compiled into the program: an article of the help, or a part of the HTML report.
enum EmbeddedPage {
  /// Its bytes.
  ///
  /// - Parameter name: the file's name, such as `Recipes.md`; one that pages.c does not have is a bug, and traps.
  static func named(_ name: String) -> [UInt8] {
    let page = unsafe cpages_find(name)
    guard let bytes = unsafe page.bytes else { preconditionFailure("pages.c does not embed \(name)") }
    return unsafe Array(UnsafeBufferPointer(start: bytes, count: page.count))
  }
}
