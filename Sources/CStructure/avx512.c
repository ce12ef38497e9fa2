// The kernel for x86-64 processors with AVX-512 for bytes, whose comparisons give masks: 64 bytes at a time.

#if defined(__x86_64__)

#include <immintrin.h>

#include "masks.h"

#define TARGET __attribute__((target("avx512f,avx512bw,pclmul,popcnt,bmi")))

TARGET static inline uint64_t equal(__m512i bytes, uint8_t value) {
  return _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8((char)value));
}

TARGET static inline masks classify(const uint8_t *block) {
  __m512i bytes = _mm512_loadu_si512(block);
  // Brackets and braces differ only in this bit, and no other byte folds onto a brace.
  __m512i folded = _mm512_or_si512(bytes, _mm512_set1_epi8(0x20));
  masks m = {
      .quote = equal(bytes, '"'),
      .backslash = equal(bytes, '\\'),
      .newline = equal(bytes, '\n'),
      .open = equal(folded, '{'),
      .close = equal(folded, '}'),
  };
  return m;
}

/// The carry-less product with all ones is the running xor.
TARGET static inline uint64_t running_xor(uint64_t bits) {
  __m128i ones = _mm_set1_epi8((char)0xff);
  return (uint64_t)_mm_cvtsi128_si64(_mm_clmulepi64_si128(_mm_set_epi64x(0, (long long)bits), ones, 0));
}

TARGET static inline uint64_t is_pair(__m512i here, __m512i next, const uint8_t *pair) {
  uint64_t first = equal(here, pair[0]);
  return _mm512_mask_cmpeq_epi8_mask(first, next, _mm512_set1_epi8((char)pair[1]));
}

TARGET static inline uint64_t any_pair(
    const uint8_t *bytes, const uint8_t *first, const uint8_t *second, const uint8_t *third) {
  __m512i bit = _mm512_set1_epi8(0x20);
  __m512i here = _mm512_or_si512(_mm512_loadu_si512(bytes), bit);
  __m512i next = _mm512_or_si512(_mm512_loadu_si512(bytes + 1), bit);
  return is_pair(here, next, first) | is_pair(here, next, second) | is_pair(here, next, third);
}

#include "kernel.h"

const cstructure_kernel cstructure_avx512 = {CSTRUCTURE_AVX512, skip_container, skip_string, find};

#endif
