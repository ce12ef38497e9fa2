// zlib's CRC-32, for machines without instructions for it, and for the few bytes that a kernel leaves over.

#include <zlib.h>

#include "kernels.h"

uint32_t cchecksum_portable(uint32_t crc, const uint8_t *bytes, size_t count) {
  return (uint32_t)crc32_z(crc, bytes, count);
}
