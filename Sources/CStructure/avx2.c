// The kernel for x86-64 processors with AVX2 and carry-less multiplication: 32 bytes at a time.

#if defined(__x86_64__)

#include <immintrin.h>

#include "masks.h"

#define TARGET __attribute__((target("avx2,pclmul,popcnt,bmi")))

TARGET static inline uint64_t equal(__m256i low, __m256i high, uint8_t value) {
  __m256i wanted = _mm256_set1_epi8((char)value);
  uint32_t first = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted));
  uint32_t second = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted));
  return first | (uint64_t)second << 32;
}

TARGET static inline masks classify(const uint8_t *block) {
  __m256i low = _mm256_loadu_si256((const __m256i *)block);
  __m256i high = _mm256_loadu_si256((const __m256i *)(block + 32));
  // Brackets and braces differ only in this bit, and no other byte folds onto a brace.
  __m256i bit = _mm256_set1_epi8(0x20);
  __m256i low_folded = _mm256_or_si256(low, bit);
  __m256i high_folded = _mm256_or_si256(high, bit);
  masks m = {
      .quote = equal(low, high, '"'),
      .open = equal(low_folded, high_folded, '{'),
      .close = equal(low_folded, high_folded, '}'),
  };
  // Moving masks out of the vector unit is expensive, and most blocks contain neither of these.
  __m256i backslash = _mm256_set1_epi8('\\');
  __m256i newline = _mm256_set1_epi8('\n');
  __m256i rare = _mm256_or_si256(
      _mm256_or_si256(_mm256_cmpeq_epi8(low, backslash), _mm256_cmpeq_epi8(high, backslash)),
      _mm256_or_si256(_mm256_cmpeq_epi8(low, newline), _mm256_cmpeq_epi8(high, newline)));
  if (RARELY(_mm256_movemask_epi8(rare))) {
    m.backslash = equal(low, high, '\\');
    m.newline = equal(low, high, '\n');
  }
  return m;
}

/// The carry-less product with all ones is the running xor.
TARGET static inline uint64_t running_xor(uint64_t bits) {
  __m128i ones = _mm_set1_epi8((char)0xff);
  return (uint64_t)_mm_cvtsi128_si64(
      _mm_clmulepi64_si128(_mm_set_epi64x(0, (long long)bits), ones, 0));
}

TARGET static inline __m256i is_pair(__m256i here, __m256i next, const uint8_t *pair) {
  return _mm256_and_si256(
      _mm256_cmpeq_epi8(here, _mm256_set1_epi8((char)pair[0])),
      _mm256_cmpeq_epi8(next, _mm256_set1_epi8((char)pair[1])));
}

TARGET static inline uint64_t any_pair(
    const uint8_t *bytes, const uint8_t *first, const uint8_t *second, const uint8_t *third) {
  __m256i bit = _mm256_set1_epi8(0x20);
  uint64_t mask = 0;
  for (unsigned i = 0; i < 2; i++) {
    __m256i here = _mm256_or_si256(_mm256_loadu_si256((const __m256i *)(bytes + 32 * i)), bit);
    __m256i next = _mm256_or_si256(_mm256_loadu_si256((const __m256i *)(bytes + 32 * i + 1)), bit);
    __m256i any = _mm256_or_si256(is_pair(here, next, first), is_pair(here, next, second));
    any = _mm256_or_si256(any, is_pair(here, next, third));
    mask |= (uint64_t)(uint32_t)_mm256_movemask_epi8(any) << (32 * i);
  }
  return mask;
}

#include "kernel.h"

const cstructure_kernel cstructure_avx2 = {CSTRUCTURE_AVX2, skip_container, skip_string, find};

#endif
