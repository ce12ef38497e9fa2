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
    // Brackets and braces differ only in this bit, and no other byte folds onto a brace.
    folded[i] = _mm_or_si128(part[i], _mm_set1_epi8(0x20));
  }
  masks m = {
      .quote = equal(part, '"'),
      .open = equal(folded, '{'),
      .close = equal(folded, '}'),
  };
  // Moving masks out of the vector unit is expensive, and most blocks contain neither of these.
  __m128i rare = _mm_setzero_si128();
  for (unsigned i = 0; i < 4; i++) {
    rare = _mm_or_si128(rare, _mm_cmpeq_epi8(part[i], _mm_set1_epi8('\\')));
    rare = _mm_or_si128(rare, _mm_cmpeq_epi8(part[i], _mm_set1_epi8('\n')));
  }
  if (RARELY(_mm_movemask_epi8(rare))) {
    m.backslash = equal(part, '\\');
    m.newline = equal(part, '\n');
  }
  return m;
}

static inline uint64_t running_xor(uint64_t bits) { return running_xor_by_shifts(bits); }

static inline __m128i is_pair(__m128i here, __m128i next, const uint8_t *pair) {
  return _mm_and_si128(
      _mm_cmpeq_epi8(here, _mm_set1_epi8((char)pair[0])),
      _mm_cmpeq_epi8(next, _mm_set1_epi8((char)pair[1])));
}

static inline uint64_t any_pair(
    const uint8_t *bytes, const uint8_t *first, const uint8_t *second, const uint8_t *third) {
  __m128i bit = _mm_set1_epi8(0x20);
  uint64_t mask = 0;
  for (unsigned i = 0; i < 4; i++) {
    __m128i here = _mm_or_si128(_mm_loadu_si128((const __m128i *)(bytes + 16 * i)), bit);
    __m128i next = _mm_or_si128(_mm_loadu_si128((const __m128i *)(bytes + 16 * i + 1)), bit);
    __m128i any = _mm_or_si128(is_pair(here, next, first), is_pair(here, next, second));
    any = _mm_or_si128(any, is_pair(here, next, third));
    mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(any) << (16 * i);
  }
  return mask;
}

#include "kernel.h"

const cstructure_kernel cstructure_sse2 = {CSTRUCTURE_SSE2, skip_container, skip_string, find};

#endif
