// The loops of a kernel, written once. A kernel's file defines KERNEL(name), TARGET (the attribute that
// allows its instructions) and `classify`, and then includes this.
//
// 64 bytes are looked at together; bit i of a mask speaks of byte i:
//
//   bytes     {  "  a  \  "  b  "  :  [  ]  }
//   quote     .  1  .  .  1  .  1  .  .  .  .
//   escaped   .  .  .  .  1  .  .  .  .  .  .     each backslash that is not escaped escapes the next byte
//   in string .  1  1  1  1  1  .  .  .  .  .     running xor over the quotes that are not escaped
//   open      1  .  .  .  .  .  .  .  1  .  .     brackets outside strings
//   close     .  .  .  .  .  .  .  .  .  1  1     the container ends where depth reaches 0

#include <string.h>

typedef struct {
  uint64_t quote, backslash, open, close, newline;
} KERNEL(masks);

/// Bit i is set where an odd number of the bits 0...i of `bits` is.
TARGET static inline uint64_t KERNEL(running_xor)(uint64_t bits) {
  for (unsigned shift = 1; shift < 64; shift <<= 1) bits ^= bits << shift;
  return bits;
}

/// Which bytes are escaped; *carry says it of the first byte, and afterwards of byte 64.
TARGET static inline uint64_t KERNEL(escaped_bytes)(uint64_t backslash, uint64_t *carry) {
  uint64_t escaped = *carry;
  *carry = 0;
  uint64_t left = backslash & ~escaped;
  while (left) {
    unsigned at = (unsigned)__builtin_ctzll(left);
    if (at == 63) {
      *carry = 1;
      break;
    }
    escaped |= 2ull << at;
    left &= ~(3ull << at);
  }
  return escaped;
}

static inline int KERNEL(is_space)(uint64_t byte) {
  return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

/// The last of `count` bytes that is no white space, or `before`. Only asked where a line begins, so the
/// byte it finds is outside any string but for a closing quote, which counts as itself.
static inline uint64_t KERNEL(last_token)(const uint8_t *bytes, size_t count, uint64_t before) {
  while (count > 0) {
    uint64_t byte = bytes[--count];
    if (!KERNEL(is_space)(byte)) return byte;
  }
  return before;
}

/// Whether a value may begin right after this token.
static inline int KERNEL(precedes_value)(uint64_t token) {
  return token == ',' || token == ':' || token == '[' || token == 0;
}

TARGET static size_t KERNEL(skip_container)(cstructure_state *state, const uint8_t *bytes, size_t count) {
  uint64_t depth = state->depth;
  uint64_t after_newline = state->has_lines >> 1;
  for (size_t base = 0; base < count; base += 64) {
    uint8_t padded[64];
    const uint8_t *block = bytes + base;
    size_t size = count - base < 64 ? count - base : 64;
    if (size < 64) {
      memset(padded, 0, sizeof padded);
      memcpy(padded, block, size);
      block = padded;
    }
    KERNEL(masks) m;
    KERNEL(classify)(block, &m);

    uint64_t carry = state->escaped;
    uint64_t escaped = (m.backslash | carry) ? KERNEL(escaped_bytes)(m.backslash, &carry) : 0;
    uint64_t in_string = KERNEL(running_xor)(m.quote & ~escaped) ^ (0 - state->in_string);
    uint64_t open = m.open & ~in_string;
    uint64_t close = m.close & ~in_string;

    // Where this block must be left early: at a closing bracket that ends the container, or broken.
    size_t stop = size;
    uint64_t complete = 0;
    uint64_t opened = (uint64_t)__builtin_popcountll(open);
    uint64_t closed = (uint64_t)__builtin_popcountll(close);
    if (closed >= depth || depth + opened > state->depth_limit) {
      uint64_t level = depth;
      for (uint64_t left = open | close; left; left &= left - 1) {
        unsigned at = (unsigned)__builtin_ctzll(left);
        if (close >> at & 1) {
          if (--level == 0) {
            stop = at + 1;
            complete = 1;
            break;
          }
        } else if (++level > state->depth_limit) {
          state->too_deep = 1;
        }
      }
    }
    if (m.newline | after_newline) {
      uint64_t before_stop = stop == 64 ? ~0ull : (1ull << stop) - 1;
      uint64_t cut = m.newline & in_string;
      for (uint64_t left = open & (m.newline << 1 | after_newline); left; left &= left - 1) {
        unsigned at = (unsigned)__builtin_ctzll(left);
        if (block[at] != '{') continue;
        uint64_t token = KERNEL(last_token)(block, at, state->last_token);
        if (!KERNEL(precedes_value)(token)) cut |= 1ull << at;
      }
      cut &= before_stop;
      if (cut) {
        state->broken = 1;
        state->has_lines |= 1;
        state->depth = depth;
        return base + (size_t)__builtin_ctzll(cut);
      }
      if (m.newline & before_stop) state->has_lines |= 1;
    }
    if (complete) {
      state->depth = 0;
      state->escaped = 0;
      state->in_string = 0;
      return base + stop;
    }
    depth += opened - closed;
    state->in_string = in_string >> (size - 1) & 1;
    state->escaped = size == 64 ? carry : escaped >> size & 1;
    after_newline = m.newline >> (size - 1) & 1;
    state->last_token = KERNEL(last_token)(block, size, state->last_token);
  }
  state->has_lines = (state->has_lines & 1) | after_newline << 1;
  state->depth = depth;
  return count;
}

TARGET static size_t KERNEL(skip_string)(cstructure_state *state, const uint8_t *bytes, size_t count) {
  uint64_t escaped = state->escaped;
  for (size_t at = 0; at < count; at++) {
    uint8_t byte = bytes[at];
    if (byte == '\n') {
      state->broken = 1;
      return at;
    }
    if (escaped) {
      escaped = 0;
    } else if (byte == '\\') {
      escaped = 1;
    } else if (byte == '"') {
      state->in_string = 0;
      state->escaped = 0;
      return at + 1;
    }
  }
  state->escaped = escaped;
  return count;
}
