// The kernel for any processor, and the one that the others are checked against.

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

static inline uint64_t pair_mask(const uint8_t *bytes, uint8_t first, uint8_t second) {
  uint64_t mask = 0;
  for (unsigned at = 0; at < 64; at++)
    mask |= (uint64_t)(bytes[at] == first && bytes[at + 1] == second) << at;
  return mask;
}

#include "kernel.h"

const cstructure_kernel cstructure_portable = {
    CSTRUCTURE_PORTABLE, skip_container, skip_string, mentions};
