// Which kernels this machine can run.

#include <string.h>

#include "masks.h"

cstructure_needle cstructure_needle_of(const uint8_t *text, size_t length, size_t pair) {
  cstructure_needle needle = {.length = (uint8_t)length, .pair = (uint8_t)pair};
  memcpy(needle.text, text, length);
  return needle;
}

#if defined(__x86_64__)
static int has_avx2(void) {
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul") &&
         __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("bmi");
}

static int has_avx512(void) {
  return has_avx2() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw");
}
#endif

const cstructure_kernel *cstructure_of_kind(cstructure_kind kind) {
  switch (kind) {
    case CSTRUCTURE_PORTABLE: return &cstructure_portable;
#if defined(__x86_64__)
    case CSTRUCTURE_SSE2: return &cstructure_sse2;
    case CSTRUCTURE_AVX2: return has_avx2() ? &cstructure_avx2 : NULL;
    case CSTRUCTURE_AVX512: return has_avx512() ? &cstructure_avx512 : NULL;
#endif
#if defined(__aarch64__)
    case CSTRUCTURE_NEON: return &cstructure_neon;
#endif
    default: return NULL;
  }
}

const cstructure_kernel *cstructure_best(void) {
  const cstructure_kind fastest_first[] = {
      CSTRUCTURE_AVX512, CSTRUCTURE_AVX2, CSTRUCTURE_NEON, CSTRUCTURE_SSE2, CSTRUCTURE_PORTABLE};
  for (size_t i = 0;; i++) {
    const cstructure_kernel *kernel = cstructure_of_kind(fastest_first[i]);
    if (kernel != NULL) return kernel;
  }
}
