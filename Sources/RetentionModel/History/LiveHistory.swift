/// A history that grows, and returns what each addition adds to it.
///
/// It keeps the timelines of each AWS account, and judges them again only where a sighting or the clock touches the
/// account: nothing that is known of one account bears on the timelines of another, but through a body under a common
/// eventID.
public struct LiveHistory: Sendable {
  private var history: EventHistory
  private var files: Witnesses
  private let declared: [ClosedRange<Instant>]
  /// The time of each subject's last event.
  private var latest: [Subject: Instant] = [:]
  package private(set) var accounts: [LiveAccount] = []
  private var places: [ExactText: Int] = [:]
  private let witnesses: [ExactText?: Witnesses]
  private var trailHoles: TrailHoles
  /// When the clock alone next changes something in each account; at once in those that were never judged.
  private var agenda = Agenda()
  /// The latest clock by which an account was judged.
  private var clock = Instant.distantPast
  /// The accounts that were judged, one after the other.
  private var journal: [(account: Int, revision: Int)] = []
  /// The indices of the accounts under each key that is of several.
  private var shared: [EventHistory.Key: [Int]] = [:]

  /// - Parameters:
  ///   - history: what is already known, so that the first new change has a period before it.
  ///   - files: what its files witness.
  ///   - declared: windows that the operator declares complete.
  public init(
    _ history: EventHistory = EventHistory(), files: Witnesses = Witnesses(),
    declared: [ClosedRange<Instant>] = []
  ) {
    self.history = history
    self.files = files
    self.declared = declared
    witnesses = files.byAccount
    trailHoles = TrailHoles(history.trails.courses)
    // A trail's stop matters in accounts without retention events as well.
    for name in witnesses.keys.compactMap(\.self).sorted() { _ = place(of: name) }
    var touched: [EventHistory.Key: Set<Int>] = [:]
    for key in history.keys { touched[key] = [] }
    for event in history.events { note(event) }
    // The bodies are looked at as witnesses when the accounts are first judged.
    renew(touched)
  }

  /// How many records were of an event that was already known.
  public var duplicates: Int { history.duplicates }

  /// All known subjects, sorted.
  public var subjects: [Subject] { latest.keys.sorted() }

  /// The timelines of everything known so far, sorted by subject.
  /// - Parameter asOf: the clock by which deadlines are judged.
  package func timelines(asOf: Instant) -> [Timeline] {
    var judged = self
    judged.judge(asOf: asOf)
    return judged.accounts.flatMap(\.timelines).sorted { $0.subject < $1.subject }
  }

  /// The times covered so far.
  /// - Parameter asOf: the clock, as the present.
  public func coverage(asOf: Instant) -> Coverage {
    history.coverage(with: files, declared: declared, limit: asOf.adding(days: 1))
  }

  /// What is covered apart from any retention event: the files whose names give an impossible time.
  package func fileCoverage(asOf: Instant) -> Coverage {
    Coverage(files: files.names, limit: asOf.adding(days: 1))
  }

  /// The times in which trails did not log the calls that change retention settings, by beginning.
  package var trailGaps: [TrailGap] { trailHoles.courses.gaps }

  /// The indices of the accounts that have an event in common with another; none in genuine logs.
  package var entangled: Set<Int> { Set(shared.values.joined()) }

  /// Notes that something of an input was not read, which may be of any account and time: all is judged anew.
  /// - Parameters:
  ///   - cause: why.
  ///   - path: the input.
  public mutating func note(unread cause: InputTally.Problem.Kind, of path: String) {
    files.add(fault: cause, slot: nil, path: path)
    self = LiveHistory(history, files: files, declared: declared)
  }

  /// Judges deadlines by a later clock.
  /// - Parameter asOf: the clock.
  public mutating func judge(asOf: Instant) {
    let due = asOf < clock ? Array(accounts.indices) : agenda.takeDue(at: asOf)
    for place in due where !accounts[place].holds(asOf: asOf) { judge(place, asOf: asOf) }
    clock = asOf
  }

  /// The next moment at which the clock alone changes a timeline or what is proved; nil if it never does.
  /// - Parameter asOf: the clock by which it was judged.
  package func nextTurn(after asOf: Instant) -> Instant? {
    let files = files.latest.map { $0.end.adding(days: -1) }.filter { asOf < $0 }
    return (files + [agenda.next].compactMap(\.self)).min()
  }

  /// How far a history has come.
  package struct Mark: Sendable {
    fileprivate var count = 0
    fileprivate var revision = 0

    package init() {}
  }

  /// How far it has come.
  package var mark: Mark {
    var mark = Mark()
    (mark.count, mark.revision) = (journal.count, journal.last?.revision ?? 0)
    return mark
  }

  /// The accounts that were judged since; nil if this is not the history that was marked.
  package func accountsJudged(since mark: Mark) -> Set<Int>? {
    guard mark.count > 0, mark.count <= journal.count,
      journal[mark.count - 1].revision == mark.revision
    else { return nil }
    return Set(journal[mark.count...].lazy.map(\.account))
  }

  /// Adds sightings; one without a place in a history adds nothing.
  ///
  /// The result for an event reflects what is known now: records of earlier events that arrive later can
  /// change it. Records that arrive together are evaluated together.
  /// - Parameters:
  ///   - sightings: those that arrived together, in any order.
  ///   - asOf: the clock by which deadlines are judged.
  /// - Returns: an arrival for each event that was not known before, or not with this content, in order of
  ///   subjects and times. Repeated records and records corrected by another give none.
  public mutating func insert(_ sightings: [Sighting], asOf: Instant) -> [Arrival] {
    takeTrails(of: sightings)
    var news = News()
    for sighting in sightings { add(sighting, to: &news) }
    let touched = renew(news.touched)
    for place in touched { judge(place, asOf: asOf) }
    clock = max(clock, asOf)
    return news.arrivals(in: touched.map { accounts[$0] })
  }

  /// Takes records of CloudTrail's own calls, which are few. Accounts are judged anew in which that leaves another hole.
  private mutating func takeTrails(of sightings: [Sighting]) {
    guard sightings.contains(where: \.isOfTrail) else { return }
    for sighting in sightings where sighting.isOfTrail { history.insert(sighting) }
    let courses = history.trails.courses
    guard courses != trailHoles.courses else { return }
    trailHoles = TrailHoles(courses)
    for index in accounts.indices where accounts[index].replace(trailHoles) {
      agenda.set(index, at: .distantPast)
    }
  }

  private mutating func add(_ sighting: Sighting, to news: inout News) {
    guard let event = sighting.event else { return }
    let key = EventHistory.Key(of: event)
    if news.touched[key] == nil {
      // Another body under a known eventID can move the event to another subject, or to another account.
      for event in history.events(under: key) { news.touch(Subject(of: event), in: latest) }
      news.touched[key] = Set(history.accounts(under: key).keys.compactMap { places[$0] })
    }
    news.touch(Subject(of: event), in: latest)
    let isNew = history.insert(sighting)
    // A row that adds nothing to a record can still be the only one that names the Region.
    accounts[place(of: ExactText(event.recipientAccountId))].add(event)
    guard isNew else { return }
    note(event)
    news.keys.insert(key)
  }

  /// Hands the events under some keys to their accounts.
  /// - Parameter touched: the accounts that had them before.
  /// - Returns: the accounts that are concerned, in order.
  @discardableResult
  private mutating func renew(_ touched: [EventHistory.Key: Set<Int>]) -> [Int] {
    var news: [Int: [EventHistory.Key: [Occurrence]]] = [:]
    for (key, before) in touched {
      let bodies = history.accounts(under: key)
      for place in before { news[place, default: [:]][key] = [] }
      for (name, account) in bodies {
        news[place(of: name), default: [:]][key] = Occurrence.all(of: account, in: name)
      }
      let owners = bodies.keys.compactMap { places[$0] }
      shared[key] = owners.count > 1 ? owners : nil
    }
    for (place, news) in news { accounts[place].replace(news) }
    return news.keys.sorted()
  }

  private mutating func judge(_ place: Int, asOf: Instant) {
    let history = history
    let keys = accounts[place].keys
    accounts[place].judge(asOf: asOf) { keys.flatMap { history.events(under: $0) } }
    agenda.set(place, at: accounts[place].judgement?.nextTurn)
    journal.append((place, accounts[place].revision))
  }

  private mutating func place(of name: ExactText) -> Int {
    if let place = places[name] { return place }
    let witnesses = witnesses[name] ?? witnesses[nil] ?? Witnesses()
    accounts.append(LiveAccount(name, witnesses: witnesses, declared: declared, trailHoles: trailHoles))
    places[name] = accounts.count - 1
    agenda.set(accounts.count - 1, at: .distantPast)
    return accounts.count - 1
  }

  private mutating func note(_ event: RetentionEvent) {
    let subject = Subject(of: event)
    latest[subject] = max(latest[subject] ?? event.eventTime, event.eventTime)
  }
}
