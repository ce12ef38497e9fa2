internal import Foundation

/// How many times as many random cases as usual the tests try: the environment's `RETENTION_TRAIL_LONG`, which `.ci/full`
/// sets; 1 where it is not set.
public let longRun = ProcessInfo.processInfo.environment["RETENTION_TRAIL_LONG"].flatMap { Int($0) } ?? 1
