// Which kernels this machine can run.

#include "kernels.h"

#if defined(__aarch64__) && defined(__linux__)
#include <sys/auxv.h>
#ifndef HWCAP_CRC32
#define HWCAP_CRC32 (1 << 7)
#endif
#endif

cchecksum_kernel cchecksum_of_kind(cchecksum_kind kind) {
  switch (kind) {
    case CCHECKSUM_PORTABLE: return cchecksum_portable;
#if defined(__x86_64__)
    case CCHECKSUM_PCLMUL:
      __builtin_cpu_init();
      return __builtin_cpu_supports("pclmul") ? cchecksum_pclmul : NULL;
    case CCHECKSUM_VPCLMUL:
      __builtin_cpu_init();
      return __builtin_cpu_supports("vpclmulqdq") && __builtin_cpu_supports("avx2") &&
                     __builtin_cpu_supports("pclmul")
                 ? cchecksum_vpclmul
                 : NULL;
#endif
#if defined(__aarch64__) && defined(__linux__)
    case CCHECKSUM_ARM: return getauxval(AT_HWCAP) & HWCAP_CRC32 ? cchecksum_arm : NULL;
#endif
    default: return NULL;
  }
}

uint32_t cchecksum_crc32(uint32_t crc, const uint8_t *bytes, size_t count) {
  const cchecksum_kind fastest_first[] = {
      CCHECKSUM_VPCLMUL, CCHECKSUM_PCLMUL, CCHECKSUM_ARM, CCHECKSUM_PORTABLE};
  for (size_t i = 0;; i++) {
    cchecksum_kernel kernel = cchecksum_of_kind(fastest_first[i]);
    if (kernel != NULL) return kernel(crc, bytes, count);
  }
}
