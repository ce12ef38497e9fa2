extension ArchiveRun {
  /// Writes filler and what is on the agenda, in random order.
  mutating func write(_ segment: Segment) throws {
    let items = agenda.take(segment, random: &writer.random)
    let filler = max(items.isEmpty ? 1 : 0, segment.count - items.count)
    var placed: [(position: Int, item: Agenda.Item)] = []
    for item in items { placed.append((writer.random.below(filler + 1), item)) }
    placed.sort { $0.position < $1.position }
    var next = 0
    let before = records
    for position in 0...filler {
      while next < placed.count, placed[next].position == position {
        try write(placed[next].item, segment)
        next += 1
      }
      if position < filler {
        aim(at: segment)
        writer.writeFiller()
        try commit(segment.style)
      }
    }
    summary.records += records - before
  }

  /// Sets account, region and time of the next record.
  mutating func aim(at segment: Segment) {
    writer.accountIndex = segment.accountIndex
    writer.region = segment.region
    writer.time = segment.delivery - writer.random.within(60...600)
  }

  private mutating func write(_ item: Agenda.Item, _ segment: Segment) throws {
    switch item {
    case .event: try writeEvent(segment)
    case .decoy:
      aim(at: segment)
      writer.write(writer.random.pick(Decoys.all))
      try commit(segment.style)
    case .redelivery(let redelivery):
      writer.bytes.append(contentsOf: redelivery.bytes)
      let occurrence = try commit(segment.style, isRepeat: true)
      try truth.add(redelivery.facts, occurrence)
      summary.duplicates += 1
    }
  }

  private mutating func writeEvent(_ segment: Segment) throws {
    aim(at: segment)
    var tries = 0
    while !eventTimes.insert(writer.time).inserted {
      tries += 1
      // Where the time around is crowded, there is room before all.
      writer.time = tries < 1000 ? writer.time - 1 : firstEventTime - 1
    }
    firstEventTime = min(firstEventTime, writer.time)
    let event = PlantedEvent(
      cast: writer.cast, region: segment.region, time: writer.time, random: &writer.random)
    writer.write(event.shape)
    summary.events += 1
    let copies = agenda.copies(
      eventsLeft: options.events - summary.events, random: &writer.random)
    let facts = facts(of: event)
    for _ in 0..<copies {
      let share = Double(writer.random.below(1000)) / 1000
      agenda.add(
        Redelivery(
          bytes: writer.bytes, facts: facts, accountIndex: segment.accountIndex,
          style: segment.style, segment: segment.number,
          due: segment.progress + (1 - segment.progress) * share))
    }
    try truth.add(facts, try commit(segment.style))
  }

  private func facts(of event: PlantedEvent) -> String {
    var time: [UInt8] = []
    time.append(isoTime: writer.time)
    let pairs = [
      ("eventID", String(decoding: writer.eventID, as: UTF8.self)),
      ("eventTime", String(decoding: time, as: UTF8.self) + "Z"),
      ("eventName", event.name), ("eventSource", event.source),
      ("recipientAccountId", String(decoding: writer.cast.account, as: UTF8.self)),
      ("resource", event.resource), ("errorCode", event.errorCode),
    ]
    let members = pairs.map { key, value in
      "\"\(key)\":" + (value.map { "\"\($0)\"" } ?? "null")
    }
    return members.joined(separator: ",") + #","request":{\#(event.states)}"#
  }
}
