/// What distinguishes one kind of record from another.
struct EventShape: Sendable {
  enum Principal: Sendable {
    case anyone, service, serviceEvent, stranger, root
  }

  /// As written, escapes included.
  var source: [UInt8]
  var name: [UInt8]
  let action: [UInt8]
  let host: [UInt8]
  let weight: Int
  let readOnly: Bool
  let request: [Template]
  let response: [Template]
  let principal: Principal
  let type: [UInt8]
  let data: Bool
  var resources: Template?
  var additional: Template?
  var serviceDetails: Template?
  var apiVersion: Template?
  var userAgent: Template?
  var error: (code: Template, message: Template?)?
  var mayFail = true

  /// `source` may lack its `.amazonaws.com`.
  init(
    _ source: String, _ name: String, weight: Int = 10, reads: Bool = false,
    request: [String] = ["null"], response: [String] = ["null"],
    principal: Principal = .anyone, type: String = "AwsApiCall", data: Bool = false,
    resources: String? = nil, additional: String? = nil, serviceDetails: String? = nil,
    apiVersion: String? = nil
  ) {
    let isWhole = source.hasSuffix(".amazonaws.com")
    let short = isWhole ? String(source.dropLast(14)) : source
    self.source = Array((isWhole ? source : source + ".amazonaws.com").utf8)
    self.name = Array(name.utf8)
    action = Array("\(short):\(name)".utf8)
    host = Array(short.utf8)
    self.weight = weight
    readOnly = reads
    self.request = request.map { Template($0) }
    self.response = response.map { Template($0) }
    self.principal = principal
    self.type = Array(type.utf8)
    self.data = data
    self.resources = resources.map { Template($0) }
    self.additional = additional.map { Template($0) }
    self.serviceDetails = serviceDetails.map { Template($0) }
    self.apiVersion = apiVersion.map { Template($0) }
  }
}

/// Shapes with their weights summed up.
struct Repertoire: Sendable {
  let shapes: [EventShape]
  private let summed: [Int]

  init(_ shapes: [EventShape]) {
    self.shapes = shapes
    var sum = 0
    summed = shapes.map { shape in
      sum += shape.weight
      return sum
    }
  }

  func pick(_ random: inout RandomSource) -> EventShape { shapes[random.pick(summed: summed)] }
}
