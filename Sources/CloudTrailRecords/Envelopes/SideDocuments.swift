// JSON of other services in the same bucket, recognised by a key that no supported form has:
//
//   {"fileVersion":"1.0","configSnapshotId":"…","configurationItems":[…]}                        AWS Config
//   {"schemaVersion":"2.0","accountId":"…",…,"service":{"serviceName":"guardduty",…},…}           GuardDuty
//   {"timestamp":1714521600000,"formatVersion":1,"webaclId":"arn:aws:wafv2:…",…}                    AWS WAF

/// What an object without records may be.
enum SideDocument {
  case configFile, guardDutyFinding, wafRecord

  init?(recognisedBy key: JSONString) {
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

extension SideDocument {
  /// What it is counted as.
  var kind: Bystanders.Kind {
    switch self {
    case .configFile: .configFiles
    case .guardDutyFinding: .guardDutyFindings
    case .wafRecord: .wafRecords
    }
  }

  /// Whether the object that ends here really is what its key suggests.
  func isGenuine(_ item: Item, with window: Window, upTo end: Int) -> Bool {
    guard case .guardDutyFinding = self else { return true }
    guard let text = item.text(with: window, upTo: end), let finding = try? JSONValue(text.span) else {
      return false
    }
    return finding.member("service")?.member("serviceName")?.isString("guardduty") == true
  }
}
