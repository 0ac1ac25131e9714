/* Put before a function whose loops the compiler is to vectorise once for each kind of processor; which is run is
 * chosen at run time by what the processor has. */
#pragma once

/* The choice is made before ThreadSanitizer is there, which would be called by it. */
#if defined __x86_64__ && defined __GNUC__ && !defined __clang__ && defined __gnu_linux__ && !defined __SANITIZE_THREAD__ \
  && !defined SPEC_BASELINE
#define SPEC_VECTORISED __attribute__ ((target_clones ("avx512f", "arch=haswell", "default")))
#else
#define SPEC_VECTORISED
#endif
