/// A technique of MITRE ATT&CK that a rule names, with what OCSF wants to know of it.
///
/// Source: ATT&CK for Enterprise 17.1. Where a technique serves several tactics, it is the one that the rules mean.
struct AttackTechnique {
  /// The version of the matrix.
  static let version = "17.1"

  /// `T1078`, whatever is below it.
  let id: String
  let name: String
  /// `T1078.004`; nil where the rule names the technique itself.
  let sub: (id: String, name: String)?
  let tactic: Tactic

  enum Tactic: String {
    case initialAccess = "TA0001"
    case persistence = "TA0003"
    case defenseEvasion = "TA0005"
    case discovery = "TA0007"
    case impact = "TA0040"

    var name: String {
      switch self {
      case .initialAccess: "Initial Access"
      case .persistence: "Persistence"
      case .defenseEvasion: "Defense Evasion"
      case .discovery: "Discovery"
      case .impact: "Impact"
      }
    }
  }

  /// - Parameter id: as a rule has it. Nil for one that no rule names.
  init?(_ id: String) {
    guard let known = AttackTechnique.known[id] else { return nil }
    let parts = id.split(separator: ".")
    self.id = String(parts[0])
    name = known.name
    sub = known.sub.map { (id, $0) }
    tactic = known.tactic
  }

  private static let known: [String: (name: String, sub: String?, tactic: Tactic)] = [
    "T1036.005": ("Masquerading", "Match Legitimate Resource Name or Location", .defenseEvasion),
    "T1070": ("Indicator Removal", nil, .defenseEvasion),
    "T1078.004": ("Valid Accounts", "Cloud Accounts", .initialAccess),
    "T1098": ("Account Manipulation", nil, .persistence),
    "T1199": ("Trusted Relationship", nil, .initialAccess),
    "T1485": ("Data Destruction", nil, .impact),
    "T1526": ("Cloud Service Discovery", nil, .discovery),
    "T1535": ("Unused/Unsupported Cloud Regions", nil, .defenseEvasion),
    "T1562.008": ("Impair Defenses", "Disable or Modify Cloud Logs", .defenseEvasion),
    "T1565.001": ("Data Manipulation", "Stored Data Manipulation", .impact),
  ]
}

extension JSONWriter {
  mutating func write(_ attack: AttackTechnique) {
    object { json in
      json.object("technique") { json in
        json.member("uid", attack.id)
        json.member("name", attack.name)
      }
      if let sub = attack.sub {
        json.object("sub_technique") { json in
          json.member("uid", sub.id)
          json.member("name", sub.name)
        }
      }
      json.object("tactic") { json in
        json.member("uid", attack.tactic.rawValue)
        json.member("name", attack.tactic.name)
      }
      json.member("version", AttackTechnique.version)
    }
  }
}
