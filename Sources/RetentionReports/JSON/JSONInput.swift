internal import CloudTrailRecords
internal import RetentionModel

// What was read, and what it covers, in JSON.

extension JSONWriter {
  mutating func writeInput(of report: Report) {
    let input = report.input
    let span = report.coverage.span
    member("files", input.files)
    member("bytesRead", input.bytesRead)
    member("bytesInflated", input.bytesInflated)
    member("records", input.records)
    for kind in Bystanders.Kind.allCases { member(kind.rawValue, input.bystanders[kind]) }
    member("matched", input.matched)
    member("duplicates", input.duplicates)
    member("from", span?.lowerBound)
    member("to", span?.upperBound)
    array("coverage", of: report.coverage.extents) { json, extent in
      json.object { $0.write(extent) }
    }
    array("unplacedHoles", of: report.coverage.unplacedHoles) { $0.write($1) }
    array("declared", of: report.coverage.declared) { json, window in
      json.object(inline: true) { json in
        json.member("from", window.lowerBound)
        json.member("to", window.upperBound)
      }
    }
    array("problems", of: input.problems) { json, problem in
      json.object { json in
        json.member("path", problem.path)
        json.member("kind", problem.kind.rawValue)
        json.member("offset", problem.offset)
        json.member("message", problem.message)
        json.member("recordsRead", problem.recordsRead)
      }
    }
  }

  private mutating func write(_ extent: Coverage.Extent) {
    member("recipientAccountId", extent.place.recipientAccountId)
    member("awsRegion", extent.place.awsRegion)
    member("from", extent.from)
    member("to", extent.to)
    member("basis", extent.basis.rawValue)
    array("holes", of: extent.holes) { $0.write($1) }
    guard !extent.proved.isEmpty else { return }
    array("proved", of: extent.proved) { json, span in
      json.object(inline: true) { json in
        json.member("from", span.lowerBound)
        json.member("to", span.upperBound)
      }
    }
  }

  private mutating func write(_ hole: Hole) {
    object(inline: true) { json in
      json.member("from", hole.span?.lowerBound)
      json.member("to", hole.isOpenEnded ? nil : hole.span?.upperBound)
      json.member("cause", hole.cause.name)
      json.member("path", hole.path)
      if let trail = hole.trail {
        json.member("trail", trail.name)
        json.member("eventID", hole.eventID)
      }
      json.memberIfPresent("files", hole.files > 1 ? hole.files : nil)
    }
  }
}
