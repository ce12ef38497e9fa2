// The kernel for arm64 processors: 16 bytes at a time.

#if defined(__aarch64__)

#include <arm_neon.h>

#include "masks.h"

#define TARGET

/// Bit i is set if byte i is 0xff; every byte is either 0xff or 0.
static inline uint64_t mask_of(const uint8x16_t equal[4]) {
  const uint8x16_t bit = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  // Neighbours are added three times, until eight bytes have become one.
  uint8x16_t low = vpaddq_u8(vandq_u8(equal[0], bit), vandq_u8(equal[1], bit));
  uint8x16_t high = vpaddq_u8(vandq_u8(equal[2], bit), vandq_u8(equal[3], bit));
  uint8x16_t all = vpaddq_u8(low, high);
  all = vpaddq_u8(all, all);
  return vgetq_lane_u64(vreinterpretq_u64_u8(all), 0);
}

static inline uint64_t equal(const uint8x16_t part[4], uint8_t value) {
  uint8x16_t result[4];
  for (unsigned i = 0; i < 4; i++) result[i] = vceqq_u8(part[i], vdupq_n_u8(value));
  return mask_of(result);
}

static inline masks classify(const uint8_t *block) {
  uint8x16_t part[4], folded[4];
  for (unsigned i = 0; i < 4; i++) {
    part[i] = vld1q_u8(block + 16 * i);
    // Brackets and braces differ only in this bit, and no other byte folds onto a brace.
    folded[i] = vorrq_u8(part[i], vdupq_n_u8(0x20));
  }
  masks m = {
      .quote = equal(part, '"'),
      .open = equal(folded, '{'),
      .close = equal(folded, '}'),
  };
  // Moving masks out of the vector unit is expensive, and most blocks contain neither of these.
  uint8x16_t rare = vdupq_n_u8(0);
  for (unsigned i = 0; i < 4; i++) {
    rare = vorrq_u8(rare, vceqq_u8(part[i], vdupq_n_u8('\\')));
    rare = vorrq_u8(rare, vceqq_u8(part[i], vdupq_n_u8('\n')));
  }
  if (RARELY(vmaxvq_u8(rare))) {
    m.backslash = equal(part, '\\');
    m.newline = equal(part, '\n');
  }
  return m;
}

static inline uint64_t running_xor(uint64_t bits) { return running_xor_by_shifts(bits); }

static inline uint8x16_t is_pair(uint8x16_t here, uint8x16_t next, const uint8_t *pair) {
  return vandq_u8(vceqq_u8(here, vdupq_n_u8(pair[0])), vceqq_u8(next, vdupq_n_u8(pair[1])));
}

static inline uint64_t any_pair(
    const uint8_t *bytes, const uint8_t *first, const uint8_t *second, const uint8_t *third) {
  uint8x16_t any[4];
  for (unsigned i = 0; i < 4; i++) {
    uint8x16_t here = vorrq_u8(vld1q_u8(bytes + 16 * i), vdupq_n_u8(0x20));
    uint8x16_t next = vorrq_u8(vld1q_u8(bytes + 16 * i + 1), vdupq_n_u8(0x20));
    any[i] = vorrq_u8(is_pair(here, next, first), is_pair(here, next, second));
    any[i] = vorrq_u8(any[i], is_pair(here, next, third));
  }
  return mask_of(any);
}

#include "kernel.h"

const cstructure_kernel cstructure_neon = {CSTRUCTURE_NEON, skip_container, skip_string, find};

#endif
