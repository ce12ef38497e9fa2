// Finds where JSON values begin and end, a window at a time, without looking at what they mean.
//
// A kernel is the set of the loops that touch every byte, for one kind of processor. All kernels give
// the same answers; `cstructure_best` picks the fastest that this machine can run.

#ifndef CSTRUCTURE_H
#define CSTRUCTURE_H

#include <stddef.h>
#include <stdint.h>

/// What a scan remembers between two windows. All zeros, but for what the caller sets, is a fresh start.
typedef struct {
  /// How many containers are open. The caller sets it to 1 behind a container's opening bracket.
  uint64_t depth;
  /// The deepest that is still well; the caller sets it.
  uint64_t depth_limit;
  /// 1 once depth_limit was passed.
  uint64_t too_deep;
  /// 1 inside a string. The caller sets it behind a string's opening quote.
  uint64_t in_string;
  /// 1 where the next byte is escaped by a backslash.
  uint64_t escaped;
  /// 1 where the last byte was a line break.
  uint64_t after_newline;
  /// How many line breaks were passed.
  uint64_t lines;
  /// The last byte that was no white space. The caller sets it to the one before the first.
  uint64_t last_token;
  /// 1 where the scan stopped at a byte that no JSON value can have there.
  uint64_t broken;
} cstructure_state;

typedef enum {
  CSTRUCTURE_PORTABLE = 0,
  CSTRUCTURE_SSE2 = 1,
  CSTRUCTURE_AVX2 = 2,
  CSTRUCTURE_NEON = 3,
} cstructure_kind;

typedef struct {
  cstructure_kind kind;

  /// Passes over the rest of a container whose opening bracket precedes `bytes`.
  ///
  /// Returns how many bytes were passed; the container is complete when `depth` is 0 then. Stops early,
  /// with `broken` set and that byte not passed, at a line break inside a string, and at a `{` that
  /// begins a line where no value can begin: both say that the line before was cut off.
  size_t (*skip_container)(cstructure_state *state, const uint8_t *bytes, size_t count);

  /// Passes over the rest of a string whose opening quote precedes `bytes`.
  ///
  /// Returns how many bytes were passed; the string is complete when `in_string` is 0 then. Stops early,
  /// with `broken` set and that byte not passed, at a line break.
  size_t (*skip_string)(cstructure_state *state, const uint8_t *bytes, size_t count);

  /// Whether `name` occurs in letters of any case, or the beginning of a `\u` escape (`\u004` to `\u007`)
  /// that could spell one of them.
  ///
  /// The name consists of small ASCII letters, `length` is 2 or more, and the two of them from `pair` on
  /// should be rare.
  int (*mentions)(
      const uint8_t *bytes, size_t count, const uint8_t *name, size_t length, size_t pair);
} cstructure_kernel;

/// The fastest kernel that this machine can run.
const cstructure_kernel *cstructure_best(void);

/// A certain kernel, or NULL where this machine cannot run it.
const cstructure_kernel *cstructure_of_kind(cstructure_kind kind);

#endif
