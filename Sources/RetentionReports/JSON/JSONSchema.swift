extension ReportFormat {
  /// The JSON Schema of what `json` and `jsonl` write, as it is published in samples/schema.
  public static var jsonSchema: String {
    String(decoding: EmbeddedPage.named("retention-trail-1.schema.json"), as: UTF8.self)
  }
}
