extension RecordScanner {
  /// Begins anew with the next window, behind a fault that is told elsewhere: what is open is left, and the
  /// counts and offsets go on.
  public mutating func beginAnew() {
    var next = RecordScanner(wanted: wanted, limits: limits)
    next.nesting = nesting
    next.windowOffset = windowOffset
    next.records = records
    next.documents = documents
    next.firstRecord = firstRecord
    next.bytesReread = bytesReread
    next.bystanders = bystanders
    next.furtherFaults = furtherFaults
    for fault in faults { next.add(fault) }
    self = next
  }
}
