internal import CloudTrailRecords
internal import Crypto

/// Distinguishes two bodies of one event.
///
/// It is equal for records with the same values, whatever their order, spelling of strings and layout, and it
/// is the same in every process. eventContext is left out: only an event data store adds it to the record
/// (user guide, record contents), and so a trail's record and a query's remain equal. It is a whole SHA-256,
/// so nobody can construct two bodies with the same fingerprint.
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
