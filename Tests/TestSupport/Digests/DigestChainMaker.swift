public import RetentionModel

/// Makes log files and the digests of them, as CloudTrail delivers them to a bucket.
public struct DigestChainMaker {
  /// What a chain is of.
  public struct Trail: Sendable {
    /// The account of the logs.
    public var account = "111122223333"
    /// The Region of the logs.
    public var region = "us-east-1"
    /// The trail.
    public var name = "main_trail"
    /// Where the trail was made.
    public var homeRegion = "us-east-1"
    /// Where it delivers to.
    public var bucket = "amzn-s3-demo-bucket"
    /// What stands before `AWSLogs` in keys.
    public var prefix = ""
    /// The organization's id, for an organization's trail.
    public var organization: String?

    /// A trail of one account.
    public init() {}

    fileprivate func key(_ folder: String, _ time: Instant, _ file: String) -> String {
      let stamp = time.description
      let day = stamp.prefix(10).replacing("-", with: "/")
      let path = [prefix, "AWSLogs", organization ?? "", account, folder, region, String(day), file]
      return path.filter { !$0.isEmpty }.joined(separator: "/")
    }
  }

  /// A log file that a digest lists.
  public struct Log: Sendable {
    /// The key of the object.
    public let key: String
    /// What the object holds when decompressed.
    public let plain: [UInt8]

    /// - Parameters: see the properties.
    public init(key: String, plain: [UInt8]) {
      (self.key, self.plain) = (key, plain)
    }
  }

  /// A digest with what is known of it.
  public struct Digest: Sendable {
    /// The key of the object.
    public let key: String
    /// What the object holds when decompressed.
    public let plain: [UInt8]
    /// The signature, in hexadecimal digits.
    public let signature: String
    /// The logs that it lists.
    public let logs: [Log]
    /// When its time begins.
    public let start: Instant
    /// When its time ends.
    public let end: Instant
  }

  /// What the chain is of.
  public let trail: Trail
  /// What it is signed by.
  public let key: DigestKey
  /// Whether slashes are written as `\/`.
  public var escapesSlashes = false
  /// The algorithm that the digests say they are signed by.
  public var algorithm = "SHA256withRSA"
  /// The algorithm that they say the logs' hashes are of.
  public var hashAlgorithm = "SHA-256"
  /// Whether the digests list what others left out.
  public var isBackfill = false
  /// The digests so far.
  public private(set) var digests: [Digest] = []
  private var random: SeededRandom
  private var last: Digest?

  /// - Parameters:
  ///   - trail: what the chain is of.
  ///   - key: what it is signed by.
  ///   - seed: what the names of logs depend on.
  public init(_ trail: Trail, key: DigestKey, seed: UInt64) {
    self.trail = trail
    self.key = key
    random = SeededRandom(seed: seed)
  }

  /// Forgets the digest before, as when logging or validation was off.
  public mutating func restart() { last = nil }

  /// Makes log files of an hour that no digest lists.
  public mutating func logs(_ count: Int, in hour: Instant) -> [Log] {
    (0..<count).map { number in
      let time = hour.adding(seconds: (number % 12 + 1) * 300)
      let stamp = time.description.replacing("-", with: "").replacing(":", with: "").dropLast(3) + "Z"
      let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
      let suffix = String((0..<16).compactMap { _ in letters.randomElement(using: &random) })
      let file = "\(trail.account)_CloudTrail_\(trail.region)_\(stamp)_\(suffix).json.gz"
      let record = """
        {"Records":[{"eventVersion":"1.08","userIdentity":{"type":"AWSService","invokedBy":"s3.amazonaws.com"},\
        "eventTime":"\(time.adding(seconds: -120))","eventSource":"s3.amazonaws.com","eventName":"GetBucketAcl",\
        "awsRegion":"\(trail.region)","sourceIPAddress":"s3.amazonaws.com","requestParameters":null,\
        "responseElements":null,"eventID":"\(random.next())","eventType":"AwsApiCall","managementEvent":true,\
        "recipientAccountId":"\(trail.account)","eventCategory":"Management"}]}
        """
      return Log(key: trail.key("CloudTrail", time, file), plain: Array(record.utf8))
    }
  }

  /// Makes the digest of an hour.
  /// - Parameters:
  ///   - hour: its start.
  ///   - logs: what it lists, in any order.
  ///   - signer: who signs it, if not the trail's own key.
  ///   - start: when it says that its time begins, if not with the hour.
  @discardableResult
  public mutating func digest(
    of hour: Instant, logs: [Log], signer: DigestKey? = nil, from start: Instant? = nil
  ) throws -> Digest {
    let end = hour.adding(seconds: 3600)
    let stamp = end.description.replacing("-", with: "").replacing(":", with: "")
    let file =
      "\(trail.account)_CloudTrail-Digest_\(trail.region)_\(trail.name)_\(trail.homeRegion)_\(stamp)"
      + (isBackfill ? "_backfill" : "") + ".json.gz"
    let objectKey = trail.key("CloudTrail-Digest", end, file)
    let plain = text(of: start ?? hour, to: end, key: objectKey, logs: logs, signer: signer ?? key)
    let digest = Digest(
      key: objectKey, plain: plain,
      signature: try (signer ?? key).sign(
        "\(end)\n\(trail.bucket)/\(objectKey)\n\(plain.sha256Text)\n\(last?.signature ?? "null")"),
      logs: logs, start: hour, end: end)
    digests.append(digest)
    last = digest
    return digest
  }

  private mutating func text(
    of start: Instant, to end: Instant, key objectKey: String, logs: [Log], signer: DigestKey
  ) -> [UInt8] {
    let listed = logs.shuffled(using: &random).map { log in
      """
      {"s3Bucket":"\(trail.bucket)","s3Object":"\(log.key)","hashValue":"\(log.plain.sha256Text)",\
      "hashAlgorithm":"\(hashAlgorithm)","newestEventTime":"\(start)","oldestEventTime":"\(start)"}
      """
    }
    let previous = last.map { last in
      """
      "previousDigestS3Bucket":"\(trail.bucket)","previousDigestS3Object":"\(last.key)",\
      "previousDigestHashValue":"\(last.plain.sha256Text)","previousDigestHashAlgorithm":"SHA-256",\
      "previousDigestSignature":"\(last.signature)"
      """
    }
    let none = [
      "previousDigestS3Bucket", "previousDigestS3Object", "previousDigestHashValue",
      "previousDigestHashAlgorithm", "previousDigestSignature",
    ].map { #""\#($0)":null"# }.joined(separator: ",")
    let text = """
      {"awsAccountId":"\(trail.account)","digestStartTime":"\(start)","digestEndTime":"\(end)",\
      "digestS3Bucket":"\(trail.bucket)","digestS3Object":"\(objectKey)",\
      "digestPublicKeyFingerprint":"\(signer.fingerprint)","digestSignatureAlgorithm":"\(algorithm)",\
      "newestEventTime":null,"oldestEventTime":null,\(previous ?? none),"logFiles":[\(listed.joined(separator: ","))]}
      """
    return Array((escapesSlashes ? text.replacing("/", with: #"\/"#) : text).utf8)
  }

  /// What `aws s3api head-object` prints of a digest.
  public func headObject(of digest: Digest) -> String {
    let backfill =
      isBackfill ? #","backfill-generation-timestamp":"\#(digest.end.adding(seconds: 7200))""# : ""
    return """
      {"AcceptRanges":"bytes","ContentLength":1,"Metadata":{"signature":"\(digest.signature)",\
      "signature-algorithm":"SHA256withRSA"\(backfill)}}
      """
  }
}
