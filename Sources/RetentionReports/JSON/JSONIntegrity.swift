internal import RetentionModel

// What digests prove, in JSON: the schema retention-trail-verify/1.

extension Integrity {
  func writeJSON(tool: String, to target: any ReportTarget) {
    var writer = JSONWriter(to: target)
    writer.object { json in
      json.member("schema", "retention-trail-verify/1")
      json.member("tool", tool)
      json.writeSummary(of: self)
      json.array("chains", of: chains) { json, chain in json.object { $0.writeMembers(of: chain) } }
      json.array("items", of: items) { json, item in json.object(inline: true) { $0.writeMembers(of: item) } }
      json.array("coverage", of: coverage) { json, extent in json.object { $0.writeMembers(of: extent) } }
    }
    writer.endLine()
  }

  /// An object a line: each chain, each file, then the summary.
  func writeJSONLines(tool: String, to target: any ReportTarget) {
    for chain in chains {
      target.writeJSONLine { json in
        json.member("type", "chain")
        json.writeMembers(of: chain)
      }
    }
    for item in items {
      target.writeJSONLine { json in
        json.member("type", "item")
        json.writeMembers(of: item)
      }
    }
    target.writeJSONLine { json in
      json.member("type", "summary")
      json.member("tool", tool)
      json.writeSummary(of: self)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func writeSummary(of integrity: Integrity) {
    writeCounts(of: integrity)
    writeInput(of: integrity)
  }

  /// How many digests and logs have each verdict.
  mutating func writeCounts(of integrity: Integrity) {
    member("whole", integrity.isWhole)
    object("digests", inline: true) { json in
      for verdict in DigestVerdict.allCases { json.member(verdict.rawValue, integrity.digests[verdict] ?? 0) }
    }
    object("logs", inline: true) { json in
      for verdict in LogVerdict.allCases {
        let key = verdict == .notYetCovered ? "notYetCovered" : verdict.rawValue
        json.member(key, integrity.logs[verdict] ?? 0)
      }
    }
    object("validBy", inline: true) { json in
      for verdict in [DigestVerdict.authentic, .consistent, .unanchored] {
        json.member(verdict.rawValue, integrity.validBy[verdict] ?? 0)
      }
    }
  }

  private mutating func writeInput(of integrity: Integrity) {
    object("input") { json in
      json.member("files", integrity.input.files)
      json.member("others", integrity.others)
      json.member("bytesRead", integrity.input.bytesRead)
      json.member("bytesInflated", integrity.input.bytesInflated)
      json.array("problems", of: integrity.input.problems) { json, problem in
        json.object(inline: true) { json in
          json.member("path", problem.path)
          json.member("kind", problem.kind.rawValue)
          json.member("offset", problem.offset)
          json.member("message", problem.message)
        }
      }
    }
  }

  fileprivate mutating func writeMembers(of chain: DigestChain) {
    writeMembers(of: chain.place)
    member("trail", chain.trail)
    member("homeRegion", chain.homeRegion)
    member("backfill", chain.isBackfill)
    member("from", chain.from)
    member("to", chain.to)
    member("fromStart", chain.isFromStart)
    member("digests", chain.digests)
    array("spans", of: chain.spans) { json, span in
      json.object(inline: true) { json in
        json.member("from", span.from)
        json.member("to", span.to)
        json.member("verdict", span.verdict.rawValue)
      }
    }
    writeGaps("gaps", chain.gaps)
  }

  fileprivate mutating func writeMembers(of extent: Integrity.Extent) {
    writeMembers(of: extent.place)
    member("from", extent.from)
    member("to", extent.to)
    member("basis", "digests")
    member("verdict", extent.verdict.rawValue)
    writeGaps("holes", extent.holes)
  }

  private mutating func writeMembers(of place: Place) {
    member("recipientAccountId", place.recipientAccountId)
    member("awsRegion", place.awsRegion)
  }

  private mutating func writeGaps(_ key: String, _ gaps: [DigestChain.Gap]) {
    array(key, of: gaps) { json, gap in
      json.object(inline: true) { json in
        json.member("from", gap.from)
        json.member("to", gap.to)
        json.member("cause", gap.cause.rawValue)
        json.member("digests", gap.digests)
        json.member("path", gap.path)
      }
    }
  }

  fileprivate mutating func writeMembers(of item: IntegrityItem) {
    member("path", item.path)
    member("kind", item.kind)
    member("verdict", item.verdictName)
    member("reason", item.reason?.rawValue)
    member("other", item.other)
    member("alarming", item.isAlarming)
  }
}
