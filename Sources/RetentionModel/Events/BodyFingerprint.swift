internal import CloudTrailRecords
internal import Crypto

/// Tells two bodies of one event apart.
///
/// It is equal for records that hold the same values, in whatever order, spelling of strings and layout, and the same
/// in every process. eventContext does not count: only an event data store adds it to the record (user guide, record
/// contents), so that a trail's record and a query's are one. Nobody can make two bodies that look alike to it: it is
/// a whole SHA-256.
package struct BodyFingerprint: Hashable, Sendable {
  private let digest: JSONDigest

  init(_ record: JSONValue) {
    digest = record.fingerprint(leavingOut: "eventContext") { bytes in
      var hash = SHA256()
      unsafe bytes.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
      return unsafe hash.finalize().withUnsafeBytes { unsafe $0.loadUnaligned(as: JSONDigest.self) }
    }
  }
}
