internal import RetentionFindings
internal import RetentionModel

extension FindingGroup {
  private var scopeWords: String { scopes.isEmpty ? first.fact.scope?.plural ?? "" : scopes.words }

  /// One line.
  var title: String { first.title(of: scopeWords) }

  /// Sentences, as of a finding.
  var message: String { first.message(of: scopeWords) }

  /// Whose it is; nil where it names nobody.
  var accountWords: String? { first.accountWords(of: scopes.isEmpty ? nil : scopes.words) }

  /// One line, for a place that tells the events themselves.
  var mark: String { first.mark(of: scopeWords) }
}
