// The kernel for x86-64 processors with carry-less multiplication.
//
// A message is a polynomial over the bits 0 and 1, and its CRC-32 the remainder of a division. Four sums of 128 bits
// stand for the message so far. To go 512 bits on, a sum is multiplied by x^512, which modulo the divisor is two
// products of 64 bits each, and the next 128 bits are added:
//
//   bytes   ┌ sum 0 ┐┌ sum 1 ┐┌ sum 2 ┐┌ sum 3 ┐┌ next 0 ┐┌ next 1 ┐ …
//               └────────── × x^512 ───────────────→ +
//
// At the end the four become one in the same way, and the CRC-32 of these 16 bytes is that of the message.

#if defined(__x86_64__)

#include <immintrin.h>

#include "kernels.h"

#define TARGET __attribute__((target("pclmul,sse2")))

/// Multiplies by x^n, `powers` being x^(n+32) and x^(n-32) modulo the divisor, bits reversed, and adds.
TARGET static inline __m128i fold(__m128i sum, __m128i powers, __m128i next) {
  __m128i low = _mm_clmulepi64_si128(sum, powers, 0x00);
  __m128i high = _mm_clmulepi64_si128(sum, powers, 0x11);
  return _mm_xor_si128(_mm_xor_si128(low, high), next);
}

TARGET static inline __m128i block(const uint8_t *bytes) {
  return _mm_loadu_si128((const __m128i *)bytes);
}

TARGET uint32_t cchecksum_pclmul(uint32_t crc, const uint8_t *bytes, size_t count) {
  if (count < 64) return cchecksum_portable(crc, bytes, count);
  const __m128i by_512 = _mm_set_epi64x(0x1c6e41596, 0x154442bd4);
  const __m128i by_128 = _mm_set_epi64x(0x0ccaa009e, 0x1751997d0);

  // What came before counts as if it were added to the first bits.
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
  for (; count >= 16; bytes += 16, count -= 16) sum = fold(sum, by_128, block(bytes));

  uint8_t rest[16];
  _mm_storeu_si128((__m128i *)rest, sum);
  // With all ones before it, zlib begins at zero, as the sum has the beginning in it.
  crc = cchecksum_portable(0xffffffff, rest, sizeof rest);
  return cchecksum_portable(crc, bytes, count);
}

#endif
