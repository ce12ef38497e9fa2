// The articles of the help, the style and the script of the HTML report, and the schema, as the bytes of their files.
//
// C has `#embed`; an array of Swift with as many elements takes its optimiser half a minute.

#ifndef CPAGES_H
#define CPAGES_H

#include <stddef.h>
#include <stdint.h>

/// The bytes of a file, which live as long as the program.
typedef struct {
  /// Null where there is no such file.
  const uint8_t *bytes;
  size_t count;
} CPage;

/// The file of that name, such as `Recipes.md`.
CPage cpages_find(const char *name);

#endif
