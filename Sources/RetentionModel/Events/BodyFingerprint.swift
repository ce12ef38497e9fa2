internal import CloudTrailRecords

/// Tells two bodies of one event apart.
///
/// It is equal for records that hold the same values, in whatever order, spelling of strings and layout.
/// eventContext does not count: only an event data store adds it to the record (user guide, record contents),
/// so that a trail's record and a query's are one.
/// The hash is keyed anew in every run, so that nobody can make two bodies that look alike to it; it
/// is compared within the run and never printed.
package struct BodyFingerprint: Hashable, Sendable {
  private let hash: Int

  init(_ record: JSONValue) {
    var hasher = Hasher()
    record.hash(into: &hasher, leavingOut: "eventContext")
    hash = hasher.finalize()
  }
}
