// JSON of other services that stands in the same bucket, told by a key once nothing else told what the object is:
//
//   {"fileVersion":"1.0","configSnapshotId":"…","configurationItems":[…]}                        AWS Config
//   {"schemaVersion":"2.0","accountId":"…",…,"service":{"serviceName":"guardduty",…},…}           GuardDuty
//   {"timestamp":1714521600000,"formatVersion":1,"webaclId":"arn:aws:wafv2:…",…}                    AWS WAF

/// What an object that holds no records may be.
enum SideDocument {
  case configFile, guardDutyFinding, wafRecord

  init?(telling key: JSONString) {
    if key.isEqual(to: "configurationItems") {
      self = .configFile
    } else if key.isEqual(to: "schemaVersion") {
      self = .guardDutyFinding
    } else if key.isEqual(to: "webaclId") {
      self = .wafRecord
    } else {
      return nil
    }
  }
}

extension RecordScanner {
  /// Counts the object that ends here, if it is another service's.
  mutating func countSideDocument(_ window: Span<UInt8>, upTo end: Int) -> Bool {
    switch document.side {
    case .configFile: bystanders.configFiles += 1
    case .wafRecord: bystanders.wafRecords += 1
    case .guardDutyFinding:
      guard let text = item.text(with: window, from: windowOffset, upTo: end),
        let finding = try? JSONValue(text.span),
        finding.member("service")?.member("serviceName")?.isString("guardduty") == true
      else { return false }
      bystanders.guardDutyFindings += 1
    case nil: return false
    }
    return true
  }
}
