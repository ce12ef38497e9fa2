// What the kernels with carry-less multiplication have in common.
//
// A message is a polynomial over the bits 0 and 1, and its CRC-32 the remainder of a division. Four sums stand for
// the message so far. To go n bits on, a sum is multiplied by x^n, which modulo the divisor is two products of 64
// bits each for every 128 bits of it, and the bytes that stand there are added:
//
//   bytes   ┌ sum 0 ┐┌ sum 1 ┐┌ sum 2 ┐┌ sum 3 ┐┌ next 0 ┐┌ next 1 ┐ …
//               └─────────── × x^n ────────────────→ +
//
// At the end the four become one in the same way, and the CRC-32 of its 16 bytes is that of the message.

#ifndef CLMUL_H
#define CLMUL_H

#include <immintrin.h>

#include "kernels.h"

// x^(n+32) and x^(n-32) modulo the divisor, bits reversed: what multiplies by x^n.
#define BY_128 0x0ccaa009e, 0x1751997d0
#define BY_256 0x15a546366, 0x0f1da05aa
#define BY_512 0x1c6e41596, 0x154442bd4
#define BY_1024 0x14a7fe880, 0x1e88ef372

/// Multiplies a sum by x^n, and adds.
__attribute__((target("pclmul,sse2"))) static inline __m128i fold(
    __m128i sum, __m128i powers, __m128i next) {
  __m128i low = _mm_clmulepi64_si128(sum, powers, 0x00);
  __m128i high = _mm_clmulepi64_si128(sum, powers, 0x11);
  return _mm_xor_si128(_mm_xor_si128(low, high), next);
}

/// The CRC-32 of what a sum stands for and of the bytes behind it.
__attribute__((target("pclmul,sse2"))) static inline uint32_t finish(
    __m128i sum, const uint8_t *bytes, size_t count) {
  const __m128i by_128 = _mm_set_epi64x(BY_128);
  for (; count >= 16; bytes += 16, count -= 16)
    sum = fold(sum, by_128, _mm_loadu_si128((const __m128i *)bytes));
  uint8_t last[16];
  _mm_storeu_si128((__m128i *)last, sum);
  // With all ones before it, zlib begins at zero, as the sum has the beginning in it.
  return cchecksum_portable(cchecksum_portable(0xffffffff, last, sizeof last), bytes, count);
}

#endif
