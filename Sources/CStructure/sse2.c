// The kernel for every x86-64 processor: 16 bytes at a time.

#if defined(__x86_64__)

#include <emmintrin.h>

#include "masks.h"

#define TARGET

static inline uint64_t equal(const __m128i part[4], uint8_t value) {
  __m128i wanted = _mm_set1_epi8((char)value);
  uint64_t mask = 0;
  for (unsigned i = 0; i < 4; i++)
    mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(part[i], wanted)) << (16 * i);
  return mask;
}

static inline masks classify(const uint8_t *block) {
  __m128i part[4], folded[4];
  for (unsigned i = 0; i < 4; i++) {
    part[i] = _mm_loadu_si128((const __m128i *)(block + 16 * i));
    // Brackets and braces differ in this bit alone, and nothing else folds onto a brace.
    folded[i] = _mm_or_si128(part[i], _mm_set1_epi8(0x20));
  }
  masks m = {
      .quote = equal(part, '"'),
      .backslash = equal(part, '\\'),
      .open = equal(folded, '{'),
      .close = equal(folded, '}'),
      .newline = equal(part, '\n'),
  };
  return m;
}

static inline uint64_t running_xor(uint64_t bits) { return running_xor_by_shifts(bits); }

static inline uint64_t pair_mask(const uint8_t *bytes, uint8_t first, uint8_t second) {
  uint64_t mask = 0;
  for (unsigned i = 0; i < 4; i++) {
    __m128i here = _mm_loadu_si128((const __m128i *)(bytes + 16 * i));
    __m128i next = _mm_loadu_si128((const __m128i *)(bytes + 16 * i + 1));
    __m128i both = _mm_and_si128(
        _mm_cmpeq_epi8(here, _mm_set1_epi8((char)first)),
        _mm_cmpeq_epi8(next, _mm_set1_epi8((char)second)));
    mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(both) << (16 * i);
  }
  return mask;
}

#include "kernel.h"

const cstructure_kernel cstructure_sse2 = {CSTRUCTURE_SSE2, skip_container, skip_string, mentions};

#endif
