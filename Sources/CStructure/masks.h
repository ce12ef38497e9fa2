// What a kernel's `classify` finds in 64 bytes: bit i of each mask describes byte i.

#ifndef CSTRUCTURE_MASKS_H
#define CSTRUCTURE_MASKS_H

#include "CStructure.h"

/// A condition that holds for few blocks, so its code stays out of the way of the others.
#define RARELY(condition) __builtin_expect((condition) != 0, 0)

typedef struct {
  uint64_t quote, backslash, open, close, newline;
} masks;

extern const cstructure_kernel cstructure_portable;
#if defined(__x86_64__)
extern const cstructure_kernel cstructure_sse2;
extern const cstructure_kernel cstructure_avx2;
extern const cstructure_kernel cstructure_avx512;
#endif
#if defined(__aarch64__)
extern const cstructure_kernel cstructure_neon;
#endif

/// Bit i is set if an odd number of the bits 0...i of `bits` are set.
static inline uint64_t running_xor_by_shifts(uint64_t bits) {
  for (unsigned shift = 1; shift < 64; shift <<= 1) bits ^= bits << shift;
  return bits;
}

#endif
