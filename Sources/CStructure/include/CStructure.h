// Finds where JSON values begin and end, one window at a time, without interpreting them.
//
// A kernel is the set of loops that touch every byte, for one kind of processor. All kernels give the same
// results; `cstructure_best` picks the fastest that this machine can run.

#ifndef CSTRUCTURE_H
#define CSTRUCTURE_H

#include <stddef.h>
#include <stdint.h>

/// The state of a scan between two windows. All zeros, apart from what the caller sets, is a fresh start.
typedef struct {
  /// How many containers are open. The caller sets it to 1 after a container's opening bracket.
  uint64_t depth;
  /// The greatest depth that is allowed; the caller sets it.
  uint64_t depth_limit;
  /// 1 once depth_limit was exceeded.
  uint64_t too_deep;
  /// 1 inside a string. The caller sets it after a string's opening quote.
  uint64_t in_string;
  /// 1 if the next byte is escaped by a backslash.
  uint64_t escaped;
  /// 1 if the last byte was a line break.
  uint64_t after_newline;
  /// How many line breaks were passed.
  uint64_t lines;
  /// The last byte that was not white space. The caller sets it to the one before the first.
  uint64_t last_token;
  /// 1 if the scan stopped at a byte that cannot occur there in any JSON value.
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

  /// Skips the rest of a container whose opening bracket precedes `bytes`.
  ///
  /// Returns how many bytes were skipped; if `depth` is 0 then, the container is complete. Stops early, with
  /// `broken` set and before the byte in question, at a line break inside a string and at a `{` that begins a
  /// line where no value can begin: both mean that the line before was cut off.
  size_t (*skip_container)(cstructure_state *state, const uint8_t *bytes, size_t count);

  /// Skips the rest of a string whose opening quote precedes `bytes`.
  ///
  /// Returns how many bytes were skipped; if `in_string` is 0 then, the string is complete. Stops early, with
  /// `broken` set and before the byte in question, at a line break.
  size_t (*skip_string)(cstructure_state *state, const uint8_t *bytes, size_t count);

  /// Whether `bytes` contain `name` in any case, or the beginning of a `\u` escape (`\u004` to `\u007`) that
  /// could spell one of its letters.
  ///
  /// The name consists of lowercase ASCII letters, `length` is at least 2, and the two letters at `pair`
  /// should be rare.
  int (*mentions)(
      const uint8_t *bytes, size_t count, const uint8_t *name, size_t length, size_t pair);
} cstructure_kernel;

/// The fastest kernel that this machine can run.
const cstructure_kernel *cstructure_best(void);

/// The kernel of a kind, or NULL if this machine cannot run it.
const cstructure_kernel *cstructure_of_kind(cstructure_kind kind);

#endif
