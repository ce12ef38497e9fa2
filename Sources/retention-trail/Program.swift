internal import Dispatch
internal import Glibc
internal import LogReading
internal import RetentionReports

/// The program as the system starts it: what has to be settled before any task runs.
@main
enum Program {
  static func main() {
    // A reader that has seen enough closes the pipe; the write then says so, and no signal is needed.
    _ = signal(SIGPIPE, SIG_IGN)
    // A file that is as large as a limit allows is one that cannot be written, and not the end.
    _ = signal(SIGXFSZ, SIG_IGN)
    // The parser looks at every command before it knows the one that is meant; a script that asks for the version
    // need not wait for that.
    if CommandLine.arguments.dropFirst() == ["--version"] { return print(versionText) }
    if CommandLine.arguments.dropFirst() == ["--schema"] {
      return print(ReportFormat.jsonSchema, terminator: "")
    }
    // Tasks run by files that the system's library opens, and it ends the process where it cannot.
    let spare = OpenFiles.spare(upTo: OpenFiles.needed)
    guard spare == OpenFiles.needed else {
      Messages.error(
        "nothing was read: \(OpenFiles.needed) files have to be open at a time, and the limit leaves \(spare); "
          + "raise it (ulimit -n)")
      _exit(2)
    }
    Task {
      await RetentionTrail.run()
      exit(0)
    }
    dispatchMain()
  }
}
