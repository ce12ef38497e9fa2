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
  CSTRUCTURE_AVX512 = 4,
} cstructure_kind;

enum { CSTRUCTURE_LONGEST_NEEDLE = 30 };

/// A text to look for.
typedef struct {
  /// From 2 to CSTRUCTURE_LONGEST_NEEDLE.
  uint8_t length;
  /// Where the two adjacent letters stand that should be rarest.
  uint8_t pair;
  /// Lowercase ASCII letters.
  uint8_t text[CSTRUCTURE_LONGEST_NEEDLE];
} cstructure_needle;

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

  /// Which of the needles `bytes` contain in any case: bit i for `needles[i]`. All of them where there is the beginning
  /// of a `\u` escape (`\u004` to `\u007`), which could spell a letter of each.
  ///
  /// Looks no further once one of the bits in `enough` is found. There are at most 64 needles; two cost one pass over
  /// the bytes.
  uint64_t (*find)(
      const uint8_t *bytes, size_t count, const cstructure_needle *needles, size_t needle_count,
      uint64_t enough);
} cstructure_kernel;

/// A needle of a text and the position in it of its rarest two letters, which must be as described above.
cstructure_needle cstructure_needle_of(const uint8_t *text, size_t length, size_t pair);

/// The fastest kernel that this machine can run.
const cstructure_kernel *cstructure_best(void);

/// The kernel of a kind, or NULL if this machine cannot run it.
const cstructure_kernel *cstructure_of_kind(cstructure_kind kind);

#endif
