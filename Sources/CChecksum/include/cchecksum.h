// The CRC-32 of RFC 1952, with the instructions that a processor has for it.
//
// zlib's own spends a seventh of what inflating costs. All kernels give the same answers;
// `cchecksum_crc32` picks the fastest that this machine can run.

#ifndef CCHECKSUM_H
#define CCHECKSUM_H

#include <stddef.h>
#include <stdint.h>

typedef enum {
  /// zlib's.
  CCHECKSUM_PORTABLE = 0,
  /// Carry-less multiplication of x86-64.
  CCHECKSUM_PCLMUL = 1,
  /// The CRC instructions of arm64.
  CCHECKSUM_ARM = 2,
  /// Carry-less multiplication of x86-64, two at once.
  CCHECKSUM_VPCLMUL = 3,
} cchecksum_kind;

/// Carries a CRC-32 on over `count` bytes; the CRC-32 of nothing is 0.
typedef uint32_t (*cchecksum_kernel)(uint32_t crc, const uint8_t *bytes, size_t count);

/// A certain kernel, or NULL where this machine cannot run it.
cchecksum_kernel cchecksum_of_kind(cchecksum_kind kind);

/// Carries a CRC-32 on with the fastest kernel that this machine can run.
uint32_t cchecksum_crc32(uint32_t crc, const uint8_t *bytes, size_t count);

#endif
