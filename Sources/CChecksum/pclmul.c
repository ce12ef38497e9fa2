// The kernel for x86-64 processors with carry-less multiplication: four sums of 128 bits.

#if defined(__x86_64__)

#include "clmul.h"

#define TARGET __attribute__((target("pclmul,sse2")))

TARGET static inline __m128i block(const uint8_t *bytes) {
  return _mm_loadu_si128((const __m128i *)bytes);
}

TARGET uint32_t cchecksum_pclmul(uint32_t crc, const uint8_t *bytes, size_t count) {
  if (count < 64) return cchecksum_portable(crc, bytes, count);
  const __m128i by_512 = _mm_set_epi64x(BY_512);
  const __m128i by_128 = _mm_set_epi64x(BY_128);

  // The CRC so far is added to the first bits.
  __m128i sum0 = _mm_xor_si128(block(bytes), _mm_cvtsi32_si128((int)~crc));
  __m128i sum1 = block(bytes + 16);
  __m128i sum2 = block(bytes + 32);
  __m128i sum3 = block(bytes + 48);
  for (bytes += 64, count -= 64; count >= 64; bytes += 64, count -= 64) {
    sum0 = fold(sum0, by_512, block(bytes));
    sum1 = fold(sum1, by_512, block(bytes + 16));
    sum2 = fold(sum2, by_512, block(bytes + 32));
    sum3 = fold(sum3, by_512, block(bytes + 48));
  }
  __m128i sum = fold(fold(fold(sum0, by_128, sum1), by_128, sum2), by_128, sum3);
  return finish(sum, bytes, count);
}

#endif
