// How the scanner's parts pass results on: windows to the framer, its carriers to the opener, and the
// opener's records to the caller.

extension RecordScanner {
  /// Decides what the input is, if that is still open, and reads the bytes held back.
  mutating func begin(isAtEnd: Bool, found: (borrowing Record) -> Void) {
    guard !start.isDecided else { return }
    let kind = start.decide(isAtEnd: isAtEnd)
    let bytes = start.release()
    switch kind {
    case .json: break
    case .table(let table):
      opener.table = table
      framer.place = .row
    case .side(let file):
      opener.sink.count(file.kind)
      sideLines = SideLines()
    case .otherTable:
      refuse("a table has neither eventJson nor all of eventTime, eventSource and eventName")
    case .unreadable(let what): refuse(what)
    }
    read(bytes.span, member: start.member, found: found)
  }

  private mutating func refuse(_ what: String) {
    framer.lose(
      opener.sink.fault(.notCloudTrail(what), at: 0), at: 0, search: nil, endsWithLine: false,
      into: &opener.sink)
  }

  mutating func read(_ bytes: Span<UInt8>, member: Int, found: (borrowing Record) -> Void) {
    guard !bytes.isEmpty else { return }
    if sideLines != nil { return passSideLines(bytes, member: member, found: found) }
    let window = Window(bytes, at: InputPosition(offset: offset, member: member), behind: byteBefore)
    var index = 0
    while index < window.count {
      index = framer.advance(window, from: index, into: &opener.sink)
      attend(window, upTo: index, found: found)
      if framer.backlog != nil {
        readAgain(found: found)
        framer.item.trim(to: window)
      }
      weighWork(at: window.offset(of: index))
    }
    framer.leave(window)
    offset = window.offset(of: window.count)
    byteBefore = window.byte(before: window.count)
  }

  /// Reads no further where the input, or a message in it, asks for too much. Only the input reports that.
  mutating func weighWork(at offset: UInt64) {
    opener.sink.work.judge(opener.limits)
    guard opener.sink.work.isTooMuch, !hasGivenUp else { return }
    if opener.level == 0 { opener.sink.report(.overfull, at: offset) }
    framer.giveUp()
  }

  /// Opens the carrier that ended, if one did, and hands out the records that are certain.
  mutating func attend(_ window: Window, upTo end: Int, found: (borrowing Record) -> Void) {
    if let carrier = framer.takeCarrier(window, upTo: end) { open(carrier, window, upTo: end, found: found) }
    if opener.sink.hasCertain { opener.sink.handOut(found) }
  }

  private mutating func open(
    _ carrier: Carrier, _ window: Window, upTo end: Int, found: (borrowing Record) -> Void
  ) {
    opener.sink.work.countPart()
    if let refusal = carrier.refusal(opener.limits) {
      opener.refuse(carrier, refusal)
    } else if let start = framer.item.beginning(in: window) {
      open(carrier, window.bytes.extracting(start..<end), found: found)
    } else {
      let bytes = framer.item.complete(with: window.bytes.extracting(0..<end))
      open(carrier, bytes.span, found: found)
    }
    framer.item.drop()
  }

  private mutating func open(
    _ carrier: Carrier, _ bytes: Span<UInt8>, found: (borrowing Record) -> Void
  ) {
    let outcome = opener.open(carrier, bytes, found: found)
    framer.review(carrier, bytes, outcome, into: &opener.sink)
  }

  /// Reads the backlog; what is found in it is read before the rest of it.
  mutating func readAgain(found: (borrowing Record) -> Void) {
    var pending: [Backlog] = []
    framer.moveBacklog(to: &pending)
    while var todo = pending.popLast() {
      if !todo.isRead {
        todo.count += readPiece(todo.next, found: found)
        pending.append(todo)
      } else if todo.isWhole {
        let end = Window(endAt: todo.start + UInt64(todo.count))
        let isDone = framer.end(end, isCutOff: false, into: &opener.sink)
        attend(end, upTo: 0, found: found)
        if isDone { framer.standBetweenDocuments() } else { pending.append(todo) }
      }
      framer.moveBacklog(to: &pending)
    }
  }

  /// - Returns: how many bytes of the piece were read; the rest follow those in the backlog.
  private mutating func readPiece(_ piece: Window, found: (borrowing Record) -> Void) -> Int {
    var index = 0
    while index < piece.count, framer.backlog == nil {
      index = framer.advance(piece, from: index, into: &opener.sink)
      attend(piece, upTo: index, found: found)
    }
    if framer.backlog == nil { framer.leave(piece) }
    return index
  }

  /// Ends the lines of a side file; genuine ones never mention a wanted call.
  mutating func endSideLines() {
    guard let lines = sideLines.take(), lines.bytes.mention else { return }
    opener.sink.report(
      .incompleteRecord("a file of another service mentions a retention call and is not read up to here"),
      at: offset, mention: true)
  }

  private mutating func passSideLines(
    _ bytes: Span<UInt8>, member: Int, found: (borrowing Record) -> Void
  ) {
    let next = sideLines?.pass(bytes, opener.mentions)
    offset += UInt64(next?.end ?? bytes.count)
    guard let (end, begun) = next else { return }
    endSideLines()
    // In the middle of a line, it may be text that the service logged.
    if !begun.isEmpty { opener.sink.isAfterFault = true }
    offset -= UInt64(begun.count)
    read(begun.span, member: member, found: found)
    read(bytes.extracting(end..<bytes.count), member: member, found: found)
  }
}
