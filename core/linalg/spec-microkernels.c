#include "linalg/spec-microkernels.h"

extern const SpecMicrokernels spec_microkernels_baseline;

#ifdef __x86_64__
extern const SpecMicrokernels spec_microkernels_avx512;
extern const SpecMicrokernels spec_microkernels_avx2;

#ifdef SPEC_HAVE_AMX
extern const SpecMicrokernels spec_microkernels_amx;
extern gboolean spec_microkernels_amx_request (void);

static const SpecMicrokernels *
find_amx (void)
{
  return __builtin_cpu_supports ("amx-tile") && __builtin_cpu_supports ("amx-bf16") && __builtin_cpu_supports ("avx512bw")
                 && spec_microkernels_amx_request ()
             ? &spec_microkernels_amx
             : NULL;
}
#else
static const SpecMicrokernels *
find_amx (void)
{
  return NULL;
}
#endif

const SpecMicrokernels *
spec_microkernels_get_by_name (const char *name)
{
  if (g_str_equal (name, "amx"))
    return find_amx ();
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

/* Sums from which on the half precision of products of tiles is that of single precision. */
#define MANY 256

/* From the fastest on. */
static const char *const names[] = { "amx", "avx512", "avx2", "baseline" };

#define WHOLE 1 /* from here on: of full single precision */
#ifdef SPEC_BASELINE
#define FIRST 3
#else
#define FIRST 0
#endif

/* @data: the number of the first one that will do */
static gpointer
find (gpointer data)
{
  const SpecMicrokernels *kernels = NULL;

  for (guint i = MAX (GPOINTER_TO_UINT (data), FIRST); kernels == NULL; i++)
    kernels = spec_microkernels_get_by_name (names[i]);

  return (gpointer) kernels;
}

const SpecMicrokernels *
spec_microkernels_get (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, find, GUINT_TO_POINTER (0));
}

const SpecMicrokernels *
spec_microkernels_get_whole (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, find, GUINT_TO_POINTER (WHOLE));
}

const SpecMicrokernels *
spec_microkernels_get_for (gsize count)
{
  return count >= MANY ? spec_microkernels_get () : spec_microkernels_get_whole ();
}
