// The kernel for any processor, and the reference for the others.

#include "masks.h"

#define TARGET

static inline masks classify(const uint8_t *block) {
  masks m = {0, 0, 0, 0, 0};
  for (unsigned at = 0; at < 64; at++) {
    uint64_t bit = 1ull << at;
    switch (block[at]) {
      case '"': m.quote |= bit; break;
      case '\\': m.backslash |= bit; break;
      case '{':
      case '[': m.open |= bit; break;
      case '}':
      case ']': m.close |= bit; break;
      case '\n': m.newline |= bit; break;
      default: break;
    }
  }
  return m;
}

static inline uint64_t running_xor(uint64_t bits) { return running_xor_by_shifts(bits); }

static inline int is_pair(const uint8_t *bytes, const uint8_t *pair) {
  return (bytes[0] | 0x20) == pair[0] && (bytes[1] | 0x20) == pair[1];
}

static inline uint64_t any_pair(
    const uint8_t *bytes, const uint8_t *first, const uint8_t *second, const uint8_t *third) {
  uint64_t mask = 0;
  for (unsigned at = 0; at < 64; at++)
    mask |= (uint64_t)(is_pair(bytes + at, first) || is_pair(bytes + at, second) || is_pair(bytes + at, third))
            << at;
  return mask;
}

#include "kernel.h"

const cstructure_kernel cstructure_portable = {
    CSTRUCTURE_PORTABLE, skip_container, skip_string, find};
