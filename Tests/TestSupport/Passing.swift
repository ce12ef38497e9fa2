public import CStructure

extension cstructure_state {
  /// The state right behind a container's opening bracket.
  public static func container(
    _ bracket: Unicode.Scalar = "[", depthLimit: UInt64 = 100
  ) -> cstructure_state {
    var state = cstructure_state()
    state.depth = 1
    state.depth_limit = depthLimit
    state.last_token = UInt64(bracket.value)
    return state
  }

  /// The state right behind a string's opening quote.
  public static var string: cstructure_state {
    var state = cstructure_state()
    state.in_string = 1
    return state
  }

  /// Every field, to be compared.
  public var fields: [UInt64] {
    [depth, depth_limit, too_deep, in_string, escaped, after_newline, lines, last_token, broken]
  }
}

/// What one call did, as far as `CStructure.h` promises it.
public struct Passing: Equatable {
  /// After an early stop most fields of the state mean nothing any more; else all of them are kept.
  public enum Ending: Equatable {
    case broken
    case complete(isTooDeep: Bool)
    case open([UInt64])
  }

  /// How many bytes were passed.
  public var count: Int
  /// How many line breaks were passed so far.
  public var lines: UInt64
  /// How it ended.
  public var ending: Ending

  init(count: Int, _ state: cstructure_state, isComplete: Bool) {
    self.count = count
    lines = state.lines
    if state.broken != 0 {
      ending = .broken
    } else if isComplete {
      ending = .complete(isTooDeep: state.too_deep != 0)
    } else {
      ending = .open(state.fields)
    }
  }
}

extension StructureScanner {
  /// Passes over values one after the other, each with a fresh state, until the bytes are used up.
  ///
  /// - Parameters:
  ///   - cuts: where a window ends and the next begins, ascending.
  ///   - fresh: the state that each value begins with; its kind says which loop is used.
  public func passAll(
    _ bytes: Span<UInt8>, cutAt cuts: [Int] = [], from fresh: cstructure_state = .container()
  ) -> [Passing] {
    let isString = fresh.in_string == 1
    var passings: [Passing] = []
    var state = fresh
    var start = 0
    for end in cuts + [bytes.count] {
      repeat {
        let window = bytes.extracting(start..<end)
        let count = isString ? skipString(&state, window) : skipContainer(&state, window)
        let isComplete = isString ? state.in_string == 0 : state.depth == 0
        let passing = Passing(count: count, state, isComplete: isComplete)
        passings.append(passing)
        guard (0...window.count).contains(count) else { return passings }
        start += passing.ending == .broken ? min(count + 1, window.count) : count
        if state.broken != 0 || isComplete { state = fresh }
      } while start < end && passings.count <= bytes.count + cuts.count
    }
    return passings
  }

  /// The same, of a part of an array.
  public func passAll(
    _ bytes: ArraySlice<UInt8>, cutAt cuts: [Int] = [], from fresh: cstructure_state = .container()
  ) -> [Passing] {
    passAll(bytes.span, cutAt: cuts, from: fresh)
  }
}
