// What the kernels with carry-less multiplication share.
//
// A message is a polynomial with coefficients 0 and 1, and its CRC-32 is the remainder of a division. Four
// sums represent the message so far. To advance by n bits, a sum is multiplied by x^n, which modulo the
// divisor takes two 64-bit products for every 128 bits, and the bytes found there are added:
//
//   bytes   ┌ sum 0 ┐┌ sum 1 ┐┌ sum 2 ┐┌ sum 3 ┐┌ next 0 ┐┌ next 1 ┐ …
//               └─────────── × x^n ────────────────→ +
//
// At the end the four sums become one in the same way, and the CRC-32 of its 16 bytes is that of the message.

#ifndef CLMUL_H
#define CLMUL_H

#include <immintrin.h>

#include "kernels.h"

// x^(n+32) and x^(n-32) modulo the divisor, bits reversed: the multiplier for x^n.
#define BY_128 0x0ccaa009e, 0x1751997d0
#define BY_256 0x15a546366, 0x0f1da05aa
#define BY_512 0x1c6e41596, 0x154442bd4
#define BY_1024 0x14a7fe880, 0x1e88ef372

/// Multiplies a sum by x^n and adds the next bytes.
__attribute__((target("pclmul,sse2"))) static inline __m128i fold(
    __m128i sum, __m128i powers, __m128i next) {
  __m128i low = _mm_clmulepi64_si128(sum, powers, 0x00);
  __m128i high = _mm_clmulepi64_si128(sum, powers, 0x11);
  return _mm_xor_si128(_mm_xor_si128(low, high), next);
}

/// The CRC-32 of the message that a sum represents and of the bytes after it.
__attribute__((target("pclmul,sse2"))) static inline uint32_t finish(
    __m128i sum, const uint8_t *bytes, size_t count) {
  const __m128i by_128 = _mm_set_epi64x(BY_128);
  for (; count >= 16; bytes += 16, count -= 16)
    sum = fold(sum, by_128, _mm_loadu_si128((const __m128i *)bytes));
  uint8_t last[16];
  _mm_storeu_si128((__m128i *)last, sum);
  // Starting from all ones, zlib begins at zero: the sum already includes the initial value.
  return cchecksum_portable(cchecksum_portable(0xffffffff, last, sizeof last), bytes, count);
}

#endif
