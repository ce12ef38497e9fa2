// The loops of a kernel, written once. A kernel's file defines TARGET (the attribute that allows its
// instructions), `classify`, `any_pair` and `running_xor`, and then includes this.
//
// 64 bytes are examined together; bit i of a mask describes byte i:
//
//   bytes      {  "  a  \  "  b  "  :  [  ]  }
//   quote      .  1  .  .  1  .  1  .  .  .  .
//   escaped    .  .  .  .  1  .  .  .  .  .  .   each unescaped backslash escapes the next byte
//   in string  .  1  1  1  1  1  .  .  .  .  .   running xor over the unescaped quotes
//   open       1  .  .  .  .  .  .  .  1  .  .   brackets outside strings
//   close      .  .  .  .  .  .  .  .  .  1  1   the container ends where the depth reaches 0

#include <string.h>

#include "masks.h"

/// Which bytes are escaped; *carry holds the answer for the first byte before, and for byte 64 afterwards.
TARGET static inline uint64_t escaped_bytes(uint64_t backslash, uint64_t *carry) {
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

/// The last of `count` bytes that is not white space, or `before` if there is none.
static inline uint64_t last_token(const uint8_t *bytes, size_t count, uint64_t before) {
  while (count > 0) {
    uint8_t byte = bytes[--count];
    if (byte != ' ' && byte != '\n' && byte != '\r' && byte != '\t') return byte;
  }
  return before;
}

/// Whether a value can begin at `at`, where a `{` begins a line.
static inline int may_begin_value(const uint8_t *bytes, size_t at, uint64_t before) {
  uint64_t token = last_token(bytes, at, before);
  return token == ',' || token == ':' || token == '[';
}

/// Walks the brackets of a block one by one, up to the one that closes the container, and checks whether they
/// go too deep. Leaves the depth unchanged.
TARGET __attribute__((noinline, cold)) static void look_for_depth(
    cstructure_state *state, uint64_t open, uint64_t close) {
  uint64_t depth = state->depth;
  for (uint64_t left = open | close; left; left &= left - 1) {
    if (close & left & -left) {
      if (--depth == 0) return;
    } else if (++depth > state->depth_limit) {
      state->too_deep = 1;
    }
  }
}

/// Where in a block the container ends: the position after its closing bracket, or 0. That is the first
/// closing bracket up to which the closing brackets outnumber the opening ones by the number of open
/// containers.
TARGET static inline size_t container_end(uint64_t depth, uint64_t open, uint64_t close) {
  for (; close; close &= close - 1) {
    uint64_t up_to = close ^ (close - 1);
    if (--depth + (uint64_t)__builtin_popcountll(open & up_to) == 0)
      return (size_t)__builtin_ctzll(close) + 1;
  }
  return 0;
}

enum { WHOLE = 65 };

/// Skips a block whose first `size` bytes count; it starts `base` bytes into the window.
/// Returns how many of them were skipped if the scan ends among them, or WHOLE.
TARGET __attribute__((always_inline)) static inline size_t pass_block(
    cstructure_state *state, const uint8_t *block, size_t size, const uint8_t *window, size_t base) {
  masks m = classify(block);

  uint64_t carry = state->escaped;
  uint64_t escaped = RARELY(m.backslash | carry) ? escaped_bytes(m.backslash, &carry) : 0;
  uint64_t in_string = running_xor(m.quote & ~escaped) ^ (0 - state->in_string);
  uint64_t open = m.open & ~in_string;
  uint64_t close = m.close & ~in_string;
  uint64_t opened = (uint64_t)__builtin_popcountll(open);
  uint64_t closed = (uint64_t)__builtin_popcountll(close);

  uint64_t was_too_deep = state->too_deep;
  int may_be_too_deep = state->depth + opened > state->depth_limit;
  size_t end = 0;
  if (closed >= state->depth || may_be_too_deep) {
    end = container_end(state->depth, open, close);
    if (RARELY(may_be_too_deep)) look_for_depth(state, open, close);
  }

  if (RARELY(m.newline | state->after_newline)) {
    uint64_t cut = m.newline & in_string;
    for (uint64_t left = open & (m.newline << 1 | state->after_newline); left; left &= left - 1) {
      unsigned at = (unsigned)__builtin_ctzll(left);
      if (block[at] == '{' && !may_begin_value(window, base + at, state->last_token))
        cut |= 1ull << at;
    }
    uint64_t inside = end == 0 || end == 64 ? ~0ull : (1ull << end) - 1;
    if (cut & inside) {
      unsigned at = (unsigned)__builtin_ctzll(cut);
      uint64_t before = (1ull << at) - 1;
      state->too_deep = was_too_deep;
      look_for_depth(state, open & before, close & before);
      state->broken = 1;
      state->lines += (uint64_t)__builtin_popcountll(m.newline & before);
      return at;
    }
    state->lines += (uint64_t)__builtin_popcountll(m.newline & inside);
    state->after_newline = m.newline >> (size - 1) & 1;
  }
  if (end != 0) {
    state->depth = 0;
    return end;
  }
  state->depth += opened - closed;
  state->in_string = in_string >> (size - 1) & 1;
  state->escaped = size == 64 ? carry : escaped >> size & 1;
  return WHOLE;
}

TARGET static size_t skip_container(cstructure_state *state, const uint8_t *bytes, size_t count) {
  cstructure_state now = *state;  // a copy, since `bytes` might point to the state itself
  size_t passed = WHOLE;
  size_t base = 0;
  while (count - base >= 64) {
    passed = pass_block(&now, bytes + base, 64, bytes, base);
    if (passed != WHOLE) break;
    base += 64;
  }
  if (passed == WHOLE && base < count) {
    uint8_t rest[64] = {0};
    memcpy(rest, bytes + base, count - base);
    passed = pass_block(&now, rest, count - base, bytes, base);
  }
  if (passed == WHOLE) now.last_token = last_token(bytes, count, now.last_token);
  *state = now;
  return passed == WHOLE ? count : base + passed;
}

/// Sets the top bit of each byte of `word` that equals `byte`; only the lowest set bit is reliable.
static inline uint64_t bytes_equal(uint64_t word, uint8_t byte) {
  uint64_t difference = word ^ 0x0101010101010101 * byte;
  return (difference - 0x0101010101010101) & ~difference & 0x8080808080808080;
}

TARGET static size_t skip_string(cstructure_state *state, const uint8_t *bytes, size_t count) {
  for (size_t at = 0; at < count; at++) {
    for (uint64_t word; state->escaped == 0 && count - at > 8; at += 8) {
      memcpy(&word, bytes + at, 8);
      uint64_t hits = bytes_equal(word, '"') | bytes_equal(word, '\\') | bytes_equal(word, '\n');
      if (hits == 0) continue;
      at += (size_t)__builtin_ctzll(hits) / 8;  // assumes a little-endian processor, as all supported ones are
      break;
    }
    uint8_t byte = bytes[at];
    if (byte == '\n') {
      state->broken = 1;
      return at;
    }
    if (state->escaped) {
      state->escaped = 0;
    } else if (byte == '\\') {
      state->escaped = 1;
    } else if (byte == '"') {
      state->in_string = 0;
      return at + 1;
    }
  }
  return count;
}

/// Whether the bytes are the name, given in lowercase, in any case.
static inline int is_name(const uint8_t *bytes, const uint8_t *name, size_t length) {
  for (size_t i = 0; i < length; i++)
    if ((bytes[i] | 0x20) != name[i]) return 0;
  return 1;
}

/// Whether the needle, with its rare pair at `at`, is here.
static inline unsigned is_needle(
    const uint8_t *bytes, size_t count, size_t at, const cstructure_needle *needle) {
  return at >= needle->pair && at - needle->pair + needle->length <= count &&
         is_name(bytes + at - needle->pair, needle->text, needle->length);
}

/// Whether a backslash at `at` begins the escape of a letter. Only U+0041...U+007A count, so the escapes of `<`, `>`
/// and `&`, which are common in logs, do not.
static inline int is_letter_escape(const uint8_t *bytes, size_t count, size_t at) {
  return count - at > 4 && bytes[at + 1] == 'u' && bytes[at + 2] == '0' && bytes[at + 3] == '0' &&
         bytes[at + 4] >= '4' && bytes[at + 4] <= '7';
}

// What a search for two needles found.
enum { FIRST = 1, SECOND = 2, BOTH = 3, ESCAPE = 4 };

static inline unsigned what_is_at(
    const uint8_t *bytes, size_t count, size_t at, const cstructure_needle *first,
    const cstructure_needle *second) {
  if (bytes[at] == '\\') return is_letter_escape(bytes, count, at) ? ESCAPE : 0;
  return is_needle(bytes, count, at, first) * FIRST | is_needle(bytes, count, at, second) * SECOND;
}

/// Looks for two needles in one pass, until one of `enough`, both, or an escape is found.
TARGET static unsigned find_two(
    const uint8_t *bytes, size_t count, const cstructure_needle *first, const cstructure_needle *second,
    unsigned enough) {
  unsigned found = 0;
  if (count < 65) {
    for (size_t at = 0; at + 1 < count; at++) {
      found |= what_is_at(bytes, count, at, first, second);
      if (found >= BOTH || found & enough) break;
    }
    return found;
  }
  // Pairs are compared with bit 5 set, as in lowercase letters; it turns a backslash into a bar.
  const uint8_t *one = first->text + first->pair, *other = second->text + second->pair;
  size_t last = count - 65;  // the last position from which 64 pairs can be examined
  for (size_t base = 0;; base = base + 64 < last ? base + 64 : last) {
    uint64_t hits = any_pair(bytes + base, one, other, (const uint8_t *)"|u");
    for (; hits; hits &= hits - 1) {
      found |= what_is_at(bytes, count, base + (size_t)__builtin_ctzll(hits), first, second);
      if (found >= BOTH || found & enough) return found;
    }
    if (base == last) return found;
  }
}

TARGET static uint64_t find(
    const uint8_t *bytes, size_t count, const cstructure_needle *needles, size_t needle_count, uint64_t enough) {
  uint64_t all = needle_count < 64 ? (1ull << needle_count) - 1 : ~0ull;
  uint64_t found = 0;
  for (size_t i = 0; i < needle_count && !(found & enough); i += 2) {
    const cstructure_needle *second = needles + (i + 1 < needle_count ? i + 1 : i);
    unsigned two = find_two(bytes, count, needles + i, second, (unsigned)(enough >> i) & BOTH);
    if (two & ESCAPE) return all;
    found |= (uint64_t)two << i;
  }
  return found & all;
}
