#ifndef KERNELS_H
#define KERNELS_H

#include "include/cchecksum.h"

uint32_t cchecksum_portable(uint32_t crc, const uint8_t *bytes, size_t count);
uint32_t cchecksum_pclmul(uint32_t crc, const uint8_t *bytes, size_t count);
uint32_t cchecksum_vpclmul(uint32_t crc, const uint8_t *bytes, size_t count);
uint32_t cchecksum_arm(uint32_t crc, const uint8_t *bytes, size_t count);

#endif
