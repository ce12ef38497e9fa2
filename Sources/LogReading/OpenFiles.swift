internal import Glibc

/// How many more files this process may open.
///
/// What the system gives to run tasks by opens files of its own, and ends the process where it cannot. So nothing here
/// takes the last ones.
package enum OpenFiles {
  /// What one run needs beside the standard streams: 5 to run tasks by, 2 to wait for signals and 2 to cancel a reading
  /// by, an output, a folder that is listed, and a file that is read.
  package static let needed = 12

  /// How many there still may be, as far as that is asked for.
  package static func spare(upTo wanted: Int) -> Int {
    var limit = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return wanted }
    var spare = 0
    var descriptor: Int32 = 0
    while spare < wanted, rlim_t(descriptor) < limit.rlim_cur, descriptor < .max {
      if fcntl(descriptor, F_GETFD) < 0 { spare += 1 }
      descriptor += 1
    }
    return spare
  }

  /// How many of some readers can read side by side, each a file.
  static func readers(of wanted: Int) -> Int {
    // One of those that are needed is read by the first.
    max(spare(upTo: wanted + needed) - needed + 1, 1)
  }
}
