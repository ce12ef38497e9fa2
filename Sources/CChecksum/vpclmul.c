// The kernel for x86-64 processors that multiply 128 bits twice at once: four sums of 256 bits.

#if defined(__x86_64__)

#include "clmul.h"

#define TARGET __attribute__((target("avx2,vpclmulqdq,pclmul")))

TARGET static inline __m256i block(const uint8_t *bytes) {
  return _mm256_loadu_si256((const __m256i *)bytes);
}

TARGET static inline __m256i fold_twice(__m256i sum, __m256i powers, __m256i next) {
  __m256i low = _mm256_clmulepi64_epi128(sum, powers, 0x00);
  __m256i high = _mm256_clmulepi64_epi128(sum, powers, 0x11);
  return _mm256_xor_si256(_mm256_xor_si256(low, high), next);
}

TARGET uint32_t cchecksum_vpclmul(uint32_t crc, const uint8_t *bytes, size_t count) {
  if (count < 256) return cchecksum_pclmul(crc, bytes, count);
  const __m256i by_1024 = _mm256_broadcastsi128_si256(_mm_set_epi64x(BY_1024));
  const __m256i by_256 = _mm256_broadcastsi128_si256(_mm_set_epi64x(BY_256));

  // The CRC so far is added to the first bits.
  __m256i before = _mm256_zextsi128_si256(_mm_cvtsi32_si128((int)~crc));
  __m256i sum0 = _mm256_xor_si256(block(bytes), before);
  __m256i sum1 = block(bytes + 32);
  __m256i sum2 = block(bytes + 64);
  __m256i sum3 = block(bytes + 96);
  for (bytes += 128, count -= 128; count >= 128; bytes += 128, count -= 128) {
    sum0 = fold_twice(sum0, by_1024, block(bytes));
    sum1 = fold_twice(sum1, by_1024, block(bytes + 32));
    sum2 = fold_twice(sum2, by_1024, block(bytes + 64));
    sum3 = fold_twice(sum3, by_1024, block(bytes + 96));
  }
  __m256i both = fold_twice(fold_twice(fold_twice(sum0, by_256, sum1), by_256, sum2), by_256, sum3);
  __m128i sum = fold(
      _mm256_castsi256_si128(both), _mm_set_epi64x(BY_128), _mm256_extracti128_si256(both, 1));
  return finish(sum, bytes, count);
}

#endif
