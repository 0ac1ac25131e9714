#include "linalg/spec-microkernels.h"

extern const SpecMicrokernels spec_microkernels_baseline;

#ifdef __x86_64__
extern const SpecMicrokernels spec_microkernels_avx512;
extern const SpecMicrokernels spec_microkernels_avx2;

const SpecMicrokernels *
spec_microkernels_get_by_name (const char *name)
{
  if (g_str_equal (name, "avx512"))
    return __builtin_cpu_supports ("avx512f") ? &spec_microkernels_avx512 : NULL;
  if (g_str_equal (name, "avx2"))
    return __builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("fma") ? &spec_microkernels_avx2 : NULL;

  return g_str_equal (name, "baseline") ? &spec_microkernels_baseline : NULL;
}
#else
const SpecMicrokernels *
spec_microkernels_get_by_name (const char *name)
{
  return g_str_equal (name, "baseline") ? &spec_microkernels_baseline : NULL;
}
#endif

const SpecMicrokernels *
spec_microkernels_get (void)
{
  static const char *const names[] = { "avx512", "avx2", "baseline" };
  const SpecMicrokernels *kernels = NULL;

  for (guint i = 0; kernels == NULL; i++)
    kernels = spec_microkernels_get_by_name (names[i]);

  return kernels;
}
