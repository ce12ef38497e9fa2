// libdeflate, which only the package trait FastInflate needs.
#ifndef CLIBDEFLATE_SHIM_H
#define CLIBDEFLATE_SHIM_H

#if __has_include(<libdeflate.h>)
#include <libdeflate.h>
#else
#error "the trait FastInflate needs libdeflate: apt-get install libdeflate-dev"
#endif

#endif
