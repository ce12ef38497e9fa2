// What digests prove of times, as far as they can be trusted:
//
//   deliveries of the digests  ├── 10–11 ──┤├── 11–12 ──┤            a log of 11:40 is delivered by 11:55
//   events that they prove     ├──────────────────────┤             a quarter of an hour less

extension Witnesses {
  /// How long after an event its log can be delivered, but for rare cases, in seconds. Source: as `verify` takes it.
  private static let delay: Int64 = 900

  /// Adds what digests prove: the times of those that a signature or a later digest confirms, and a hole for each log that
  /// is altered or missing.
  /// - Parameter integrity: what the digests say of the files of this input.
  public mutating func add(_ integrity: Integrity) {
    for chain in integrity.chains where !chain.isBackfill {
      var spans: [Range<Int64>] = []
      for span in chain.spans where span.verdict == .authentic || span.verdict == .consistent {
        if let last = spans.last, span.from.seconds <= last.upperBound {
          spans[spans.count - 1] = last.lowerBound..<max(last.upperBound, span.to.seconds)
        } else if span.from < span.to {
          spans.append(span.from.seconds..<span.to.seconds)
        }
      }
      for span in spans where span.lowerBound <= span.upperBound - Witnesses.delay {
        add(proved: span.lowerBound...span.upperBound - Witnesses.delay, of: chain.place)
      }
    }
    for item in integrity.items where item.isAlarming {
      guard case .log(let verdict) = item.verdict, verdict == .altered || verdict == .missing else {
        continue
      }
      add(.log(verdict), slot: LogFileSlot(path: item.path), path: item.path)
    }
  }
}

extension Sequence<ClosedRange<Int64>> {
  /// The spans, in order, those that overlap or touch as one.
  var union: [ClosedRange<Int64>] {
    sorted { $0.lowerBound < $1.lowerBound }.reduce(into: [ClosedRange<Int64>]()) { union, span in
      if let last = union.last, span.lowerBound <= last.upperBound {
        union[union.count - 1] = last.lowerBound...Swift.max(last.upperBound, span.upperBound)
      } else {
        union.append(span)
      }
    }
  }
}
