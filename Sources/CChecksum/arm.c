// The kernel for arm64 processors with CRC instructions.

#if defined(__aarch64__)

#include <arm_acle.h>
#include <string.h>

#include "kernels.h"

#define TARGET __attribute__((target("+crc")))

TARGET uint32_t cchecksum_arm(uint32_t crc, const uint8_t *bytes, size_t count) {
  crc = ~crc;
  for (; count >= 8; bytes += 8, count -= 8) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    crc = __crc32d(crc, word);
  }
  for (; count > 0; bytes++, count--) crc = __crc32b(crc, *bytes);
  return ~crc;
}

#endif
