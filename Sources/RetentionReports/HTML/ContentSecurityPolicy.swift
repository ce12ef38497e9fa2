internal import RetentionFindings
internal import RetentionModel
/// What a browser lets the document do: use its own style and its own script, each known by its hash, and nothing
/// else. Even markup that got into the document could neither run nor load anything.
enum ContentSecurityPolicy {
  /// SHA-256 of the style sheets, one behind the other, in Base64; a test tells the value after a change.
  private static let styleHash = "wzt2XCyFNIgnEgW5hRQsNVsoHhhO5N4hjusnS4kJ/G8="
  /// SHA-256 of report.js, in Base64.
  private static let scriptHash = "eejXm5Gt6/4cnprYglqY3FGbOd9WPQ8od3wZtc16+Pw="

  static let text =
    "default-src 'none'; style-src 'sha256-\(styleHash)'; script-src 'sha256-\(scriptHash)'; "
    + "base-uri 'none'; form-action 'none'"
}
