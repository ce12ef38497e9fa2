internal import Glibc

extension String {
  /// Whether it is an IPv4 address in four decimal numbers, or an IPv6 address as RFC 4291 writes one; CloudTrail has
  /// names of AWS services in the same field.
  package var isIPAddress: Bool {
    guard !utf8.contains(0) else { return false }
    var address = in6_addr()
    return [AF_INET, AF_INET6].contains { unsafe inet_pton($0, self, &address) == 1 }
  }
}
